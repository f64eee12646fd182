using System.Diagnostics;
using System.Text.Json;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Rules;

/// <summary>The verbs as a shell runs them.</summary>
public sealed class RuleVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-rule-verbs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Good_rules_pass_and_a_fault_is_named_with_file_rule_line_column_and_code()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "scorecards", "k3lh.json"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.json"), shipped.Replace("f.Trifr <= 4 ", "f.Trfir <= 4 ", StringComparison.Ordinal));
        var line = shipped[..shipped.IndexOf("f.Trifr <= 4 ", StringComparison.Ordinal)].Split('\n');
        var (at, column) = (line.Length, line[^1].Length + 3);

        var good = await RunAsync("rules", "check", Path.Combine(Repository.Rules, "scorecards"));
        var bad = await RunAsync("rules", "test", "bad.json");

        Assert.Equal((0, 1), (good.Code, bad.Code));
        Assert.Contains("k3lh.json: baik / good", good.Output, StringComparison.Ordinal);
        Assert.Contains($"bad.json · TRIFR · line {at}, col {column} · ICM-R201 · \"Trfir\" tidak dikenal. Maksud Anda \"Trifr\"? / ", bad.Output, StringComparison.Ordinal);
        Assert.Contains("bad.json: jangan dipakai / not usable", bad.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_and_says_the_same()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "half.json"), "{ \"WorkflowName\": ");

        var answer = await RunAsync("rules", "check", "half.json", "--json");

        Assert.Equal(1, answer.Code);
        var file = JsonDocument.Parse(answer.Output).RootElement.GetProperty("files")[0];
        var problem = file.GetProperty("problems")[0];
        Assert.False(file.GetProperty("good").GetBoolean());
        Assert.Equal(("ICM-F002", 1, "Error"), (problem.GetProperty("code").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("severity").GetString()));
        Assert.True(problem.GetProperty("column").GetInt32() > 0);
        Assert.Contains("JSON", problem.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_check_is_said_and_wrong_usage_is_told_apart()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));

        var empty = await RunAsync("rules", "check", "empty");
        var missing = await RunAsync("rules", "check", "nowhere.json");
        var usage = await RunAsync("rules", "chekc");

        Assert.Equal((1, 1, 2), (empty.Code, missing.Code, usage.Code));
        Assert.Contains("No rule files in", empty.Error, StringComparison.Ordinal);
        Assert.Contains("ICM-F012", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_are_printed_as_the_file_in_the_rules_folder_has_them()
    {
        var facts = await RunAsync("rules", "facts");

        Assert.Equal(0, facts.Code);
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "FACTS.md"))).ReplaceLineEndings("\n"), facts.Output.ReplaceLineEndings("\n"));
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
