using System.Globalization;
using System.Text;
using Icmesh.Bench.Installed;
using Icmesh.Bench.Measuring;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Live;

namespace Icmesh.Bench.Rules;

/// <summary>What changing a rule costs: compiling the changed file, and what three hundred changes leave behind.</summary>
internal static class ReloadBench
{
    private const int Compilations = 30, Reloads = 300, Settled = 20;

    public static async Task RunAsync()
    {
        Report.Tell("A changed scorecard, compiled");
        Pinned.Compile(Changed(1));
        Report.Value("rules.recompile_ms", Spread.Of(Enumerable.Range(2, Compilations).Select(i => Cpu.Of(() => Pinned.Compile(Changed(i))).TotalMilliseconds)));
        Report.Tell($"{Reloads} changed files through the code of the watcher");
        Report.Value("rules.heap_after_300_reloads", await ReloadAsync());
    }

    /// <summary>MiB that the heap grew from the first reloads to the last, each of which went live and scored and explained a contractor.</summary>
    private static async Task<double> ReloadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("icmesh-bench-");
        try
        {
            var file = Path.Combine(folder.CreateSubdirectory("rules/scorecards").FullName, "k3lh.json");
            await File.WriteAllBytesAsync(file, Changed(0));
            await using var installation = new Installation(Path.Combine(folder.FullName, "icmesh.db"), Path.Combine(folder.FullName, "rules"));
            await installation.Get<IDatabaseStartup>().ReadyAsync(CancellationToken.None);
            var row = installation.Get<FactCatalogue>().NewRow();
            long settled = 0;
            for (var i = 1; i <= Reloads; i++)
            {
                await File.WriteAllBytesAsync(file, Changed(i));
                await installation.Get<RulesFolder>().LookAsync(new HashSet<string>(), CancellationToken.None);
                var card = await installation.Get<IRuleBook>().LiveAsync(Pinned.Path, CancellationToken.None);
                card.Evaluate(row, new ScoreResult(card.Definition.Indicators.Count));
                await card.ExplainAsync(row, CancellationToken.None);
                settled = i == Settled ? GC.GetTotalMemory(forceFullCollection: true) : settled;
            }

            return (GC.GetTotalMemory(forceFullCollection: true) - settled) / 1048576.0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The shipped file with another threshold.</summary>
    private static byte[] Changed(int change)
    {
        var threshold = (7 + change / 1000m).ToString(CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Pinned.Bytes)
            .Replace("f.Trifr <= 7 ", $"f.Trifr <= {threshold} ", StringComparison.Ordinal)
            .Replace("f.Trifr > 7 ", $"f.Trifr > {threshold} ", StringComparison.Ordinal));
    }
}
