using System.CommandLine;
using System.Text.Json.Nodes;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;

namespace Icmesh.Host.Commands;

/// <summary><c>verify [--from D] [--to D] [--json]</c>: asks everything stored whether it is still what it was.</summary>
internal static class VerifyCommand
{
    public static Command Create(VerbRunner runner)
    {
        var from = VerbOptions.Date("--from");
        var to = VerbOptions.Date("--to");
        var json = VerbOptions.Json();
        var command = new Command("verify", "Periksa skor tersimpan dan rantai riwayat / check stored scores and the activity chain") { from, to, json };
        command.SetAction((parsed, ct) => runner.RunAsync(async (services, cancellation) =>
        {
            var checks = new List<(string Name, Verified Result)>();
            foreach (var verification in services.GetServices<IVerification>().OrderBy(v => v.Name, StringComparer.Ordinal))
            {
                checks.Add((verification.Name, await verification.RunAsync(
                    parsed.GetValue(from) ?? DateOnly.MinValue, parsed.GetValue(to) ?? DateOnly.MaxValue, cancellation)));
            }

            await WriteAsync(checks, parsed.GetValue(json));
            return checks.TrueForAll(c => c.Result.Faults.Count == 0) ? VerbRunner.Done : VerbRunner.Refused;
        }, ct));
        return command;
    }

    private static async Task WriteAsync(List<(string Name, Verified Result)> checks, bool json)
    {
        foreach (var (_, result) in checks)
        {
            if (!json)
            {
                Console.WriteLine(string.Join(", ", result.Counts.Select(c => $"{c.Count} {c.Title.Both}").Append($"{result.Faults.Count} salah / wrong")));
            }

            foreach (var fault in result.Faults)
            {
                await Console.Error.WriteLineAsync(fault.Text.Both);
            }
        }

        if (json)
        {
            Console.WriteLine(Document(checks).ToJsonString(VerbJson.Options));
        }
    }

    private static JsonObject Document(List<(string Name, Verified Result)> checks) => new()
    {
        ["ok"] = checks.TrueForAll(c => c.Result.Faults.Count == 0),
        ["checks"] = new JsonArray([.. checks.Select(c => (JsonNode)new JsonObject
        {
            ["name"] = c.Name,
            ["counts"] = new JsonObject(c.Result.Counts.Select(n => KeyValuePair.Create(n.Name, (JsonNode?)n.Count))),
            ["faults"] = new JsonArray([.. c.Result.Faults.Select(f => (JsonNode)new JsonObject
            {
                ["position"] = f.Position,
                ["text"] = Both(f.Text),
            })]),
        })]),
    };

    private static JsonObject Both(Sentence text) => new() { ["id"] = text.Id, ["en"] = text.En };
}
