namespace Icmesh.Bench.Measuring;

/// <param name="Pass">Does the whole workload once.</param>
/// <param name="Units">How many contractors one pass is.</param>
internal sealed record Contestant(string Name, int Units, Action Pass);

/// <summary>
/// Contestants take turns within one run, each round beginning with another of them, so that what else the machine does hits all alike.
/// What is measured is CPU time of this process; a ratio is the median of the ratios of the rounds.
/// </summary>
internal sealed class Race(params Contestant[] contestants)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(60), WarmUp = TimeSpan.FromMilliseconds(600);

    /// <summary>Rounds that do not count: the compiler may still be at work on the side.</summary>
    private const int Settling = 3;

    /// <summary>Nanoseconds per contractor, by contestant and round.</summary>
    private readonly Dictionary<string, List<double>> _costs = contestants.ToDictionary(c => c.Name, _ => new List<double>());

    public Race Run(int rounds)
    {
        var passes = contestants.ToDictionary(c => c.Name, Calibrate);
        for (var round = -Settling; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var contestant = contestants[(i + round + Settling) % contestants.Length];
                var cost = Cost(contestant, passes[contestant.Name]);
                if (round >= 0)
                {
                    _costs[contestant.Name].Add(cost);
                }
            }
        }

        foreach (var (name, costs) in _costs)
        {
            var cost = Spread.Of(costs);
            Report.Tell($"  {name}: {cost.Median:#,0.0} ns per contractor ({cost.Min:#,0.0} – {cost.Max:#,0.0})");
        }

        return this;
    }

    public Spread Ratio(string of, string to) => Spread.Of(_costs[of].Zip(_costs[to], (a, b) => a / b));

    /// <summary>Lets the compiler settle and finds how many passes fill a turn.</summary>
    private static int Calibrate(Contestant contestant)
    {
        var start = Cpu.Used;
        var passes = 0;
        while (passes < 40 || Cpu.Used - start < WarmUp)
        {
            contestant.Pass();
            passes++;
            if (Cpu.Used - start > 4 * WarmUp)
            {
                break;
            }
        }

        var each = (Cpu.Used - start) / passes;
        return Math.Max(1, (int)(Turn / each));
    }

    private static double Cost(Contestant contestant, int passes)
    {
        var start = Cpu.Used;
        for (var i = 0; i < passes; i++)
        {
            contestant.Pass();
        }

        return (Cpu.Used - start).TotalNanoseconds / passes / contestant.Units;
    }
}

internal static class Cpu
{
    /// <summary>CPU time of this process so far, user and system, all threads.</summary>
    public static TimeSpan Used => Environment.CpuUsage.TotalTime;

    public static TimeSpan Of(Action work)
    {
        var start = Used;
        work();
        return Used - start;
    }

    public static async Task<TimeSpan> OfAsync(Func<Task> work)
    {
        var start = Used;
        await work();
        return Used - start;
    }
}
