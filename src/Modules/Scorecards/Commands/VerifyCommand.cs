using System.CommandLine;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Scorecards.Commands;

/// <summary><c>verify [--from D] [--to D]</c>: computes every stored score anew and compares the bytes.</summary>
internal static class VerifyCommand
{
    public static Command Create(VerbRunner runner)
    {
        var from = Options.Date("--from");
        var to = Options.Date("--to");
        var command = new Command("verify", "Hitung ulang skor tersimpan / recompute stored scores") { from, to };
        command.SetAction((parsed, ct) => runner.RunAsync(async (services, cancellation) =>
        {
            var found = await services.GetRequiredService<VerifyScores>().RunAsync(
                parsed.GetValue(from) ?? DateOnly.MinValue, parsed.GetValue(to) ?? DateOnly.MaxValue, cancellation);
            Console.WriteLine($"{found.Runs} evaluasi / runs, {found.Scores} skor / scores, {found.Differences.Count} beda / differences");
            foreach (var difference in found.Differences)
            {
                await Console.Error.WriteLineAsync(difference);
            }

            return found.Differences.Count == 0 ? VerbRunner.Done : VerbRunner.Refused;
        }, ct));
        return command;
    }
}
