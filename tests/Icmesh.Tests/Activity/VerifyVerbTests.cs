using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Icmesh.Tests.Activity;

/// <summary>The verb as a shell runs it.</summary>
[Trait("Category", "Security")]
public sealed class VerifyVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-verify-").FullName;

    [Fact]
    public async Task Verify_ends_with_0_for_a_whole_chain_and_with_1_and_the_position_for_a_broken_one()
    {
        foreach (var code in new[] { "A", "B", "C" })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "sites.csv"), $"code,name\n{code},Pabrik {code}\n");
            Assert.Equal(0, (await RunAsync("import", "sites", "sites.csv")).Code);
        }

        var whole = await RunAsync("verify", "--json");
        Run("DROP TRIGGER kernel_activity_no_delete; DELETE FROM kernel_activity WHERE Sequence = 2");
        var broken = await RunAsync("verify", "--json");
        var said = await RunAsync("verify");
        var wrong = await RunAsync("verify", "--from", "kemarin");

        Assert.Equal((0, 1, 1, 2), (whole.Code, broken.Code, said.Code, wrong.Code));
        Assert.True(JsonDocument.Parse(whole.Output).RootElement.GetProperty("ok").GetBoolean());
        var chain = JsonDocument.Parse(broken.Output).RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "activity");
        Assert.Equal("2", chain.GetProperty("faults").EnumerateArray().Single().GetProperty("position").GetString());
        Assert.Contains("nomor 2", said.Error, StringComparison.Ordinal);
        Assert.Contains("number 2", said.Error, StringComparison.Ordinal);
        Assert.Contains("1 salah / wrong", said.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "data", "icmesh.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Icmesh.Host.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Directory"] = Path.Combine(_folder, "data");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
