using System.Text.Json;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Imports;

/// <summary>The verbs as a shell runs them: a process with a current folder of its own.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Import_and_export_work_in_the_callers_folder_and_print_one_json_document()
    {
        await File.WriteAllTextAsync(Path.Combine(_tool.Folder, "sites.csv"), "code;name\nRDX;Pabrik Reduksi\n");
        await File.WriteAllTextAsync(Path.Combine(_tool.Folder, "bad.csv"), "code,name\nRDX,x\nRDX,y\n");

        var good = await _tool.RunAsync("import", "sites", "sites.csv", "--json");
        var bad = await _tool.RunAsync("import", "sites", "bad.csv", "--json");
        var missing = await _tool.RunAsync("import", "sites", "nowhere.csv", "--json");
        var export = await _tool.RunAsync("export", "sites", "-");
        var file = await _tool.RunAsync("export", "sites", "out.xlsx");
        var unknown = await _tool.RunAsync("import", "sitse", "sites.csv");
        var usage = await _tool.RunAsync("import", "sites", "sites.csv", "--decimal", "dot");

        Assert.Equal((0, 1, 1, 0, 0, 2, 2), (good.Code, bad.Code, missing.Code, export.Code, file.Code, unknown.Code, usage.Code));
        var result = JsonDocument.Parse(good.Output).RootElement;
        Assert.Equal("sites sites.csv False 1 0 1 0 0", string.Join(' ', new[] { "kind", "file", "dryRun", "rows", "filtered", "added", "updated", "unchanged" }.Select(n => result.GetProperty(n).ToString())));
        var error = JsonDocument.Parse(bad.Output).RootElement.GetProperty("errors")[0];
        Assert.Equal((3, "code", "RDX"), (error.GetProperty("row").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("value").GetString()));
        Assert.Contains("nowhere.csv", JsonDocument.Parse(missing.Output).RootElement.GetProperty("errors")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("code,name\r\nRDX,Pabrik Reduksi\r\n", export.Output);
        Assert.True(File.Exists(Path.Combine(_tool.Folder, "out.xlsx")));
        Assert.Contains("sites", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Dotnet_run_leaves_the_current_folder_alone()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src/Host/Icmesh.Host.csproj"));

        Assert.Contains("<EnableDefaultRunWorkingDirectory>false</EnableDefaultRunWorkingDirectory>", project, StringComparison.Ordinal);
    }
}
