using System.Diagnostics;
using System.Text.Json;

namespace Icmesh.Tests.Imports;

/// <summary>The verbs as a shell runs them: a process with a current folder of its own.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-verbs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Import_and_export_work_in_the_callers_folder_and_print_one_json_document()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "sites.csv"), "code;name\nRDX;Pabrik Reduksi\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.csv"), "code,name\nRDX,x\nRDX,y\n");

        var good = await RunAsync("import", "sites", "sites.csv", "--json");
        var bad = await RunAsync("import", "sites", "bad.csv", "--json");
        var missing = await RunAsync("import", "sites", "nowhere.csv", "--json");
        var export = await RunAsync("export", "sites", "-");
        var file = await RunAsync("export", "sites", "out.xlsx");
        var unknown = await RunAsync("import", "sitse", "sites.csv");
        var usage = await RunAsync("import", "sites", "sites.csv", "--decimal", "dot");

        Assert.Equal((0, 1, 1, 0, 0, 2, 2), (good.Code, bad.Code, missing.Code, export.Code, file.Code, unknown.Code, usage.Code));
        var result = JsonDocument.Parse(good.Output).RootElement;
        Assert.Equal("sites sites.csv False 1 0 1 0 0", string.Join(' ', new[] { "kind", "file", "dryRun", "rows", "filtered", "added", "updated", "unchanged" }.Select(n => result.GetProperty(n).ToString())));
        var error = JsonDocument.Parse(bad.Output).RootElement.GetProperty("errors")[0];
        Assert.Equal((3, "code", "RDX"), (error.GetProperty("row").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("value").GetString()));
        Assert.Contains("nowhere.csv", JsonDocument.Parse(missing.Output).RootElement.GetProperty("errors")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("code,name\r\nRDX,Pabrik Reduksi\r\n", export.Output);
        Assert.True(File.Exists(Path.Combine(_folder, "out.xlsx")));
        Assert.Contains("sites", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Dotnet_run_leaves_the_current_folder_alone()
    {
        var project = File.ReadAllText(Path.Combine(Support.Repository.Root, "src/Host/Icmesh.Host.csproj"));

        Assert.Contains("<EnableDefaultRunWorkingDirectory>false</EnableDefaultRunWorkingDirectory>", project, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Icmesh.Host.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Data__Directory"] = Path.Combine(_folder, "data");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
