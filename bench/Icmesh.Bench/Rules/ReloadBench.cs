using System.Globalization;
using System.Text;
using Icmesh.Bench.Measuring;
using Icmesh.Kernel.Rules;

namespace Icmesh.Bench.Rules;

/// <summary>What changing a rule costs: compiling the changed file, and what three hundred changes leave behind.</summary>
internal static class ReloadBench
{
    private const int Compilations = 30, Reloads = 300, Settled = 20;

    public static async Task RunAsync()
    {
        Report.Tell("A changed scorecard, compiled");
        Shipped.Compile(Changed(1));
        Report.Value("rules.recompile_ms", Spread.Of(Enumerable.Range(2, Compilations).Select(i => Cpu.Of(() => Shipped.Compile(Changed(i))).TotalMilliseconds)));
        Report.Tell($"{Reloads} reloads");
        Report.Value("rules.heap_after_300_reloads", await ReloadAsync());
    }

    /// <summary>MiB that the heap grew from the first reloads to the last, each of which scored and explained a contractor.</summary>
    private static async Task<double> ReloadAsync()
    {
        var row = Workload.Catalogue.NewRow();
        long settled = 0;
        for (var i = 1; i <= Reloads; i++)
        {
            var card = Shipped.Compile(Changed(i));
            card.Evaluate(row, new ScoreResult(card.Definition.Indicators.Count));
            await card.ExplainAsync(row, CancellationToken.None);
            settled = i == Settled ? GC.GetTotalMemory(forceFullCollection: true) : settled;
        }

        return (GC.GetTotalMemory(forceFullCollection: true) - settled) / 1048576.0;
    }

    /// <summary>The shipped file with another threshold.</summary>
    private static byte[] Changed(int change)
    {
        var threshold = (7 + change / 1000m).ToString(CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Shipped.Bytes)
            .Replace("f.Trifr <= 7 ", $"f.Trifr <= {threshold} ", StringComparison.Ordinal)
            .Replace("f.Trifr > 7 ", $"f.Trifr > {threshold} ", StringComparison.Ordinal));
    }
}
