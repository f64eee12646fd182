using Icmesh.Bench.Measuring;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Running;

namespace Icmesh.Bench.Rules;

/// <summary>Scoring in memory: our batch mode against hand-written C# and against RulesEngine itself.</summary>
internal static class RulesBench
{
    private const int Contractors = 10_000, Rounds = 15;

    public static async Task RunAsync()
    {
        var workload = new Workload(Contractors);
        var batch = Pinned.Compile(Pinned.Bytes);
        CompareEngines(workload, batch);
        CompareLarge(workload);
        Grow(batch);
        Allocate(workload, batch);
        await ReloadBench.RunAsync();
    }

    /// <summary>The batch mode and the floor score a few contractors, without measuring: to the last bit the same.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public static void Agree(int contractors) => Checksum.Same([.. OursAndFloor(new Workload(contractors), Pinned.Compile(Pinned.Bytes))]);

    private static IEnumerable<(string, string)> OursAndFloor(Workload work, Scorecard batch)
    {
        var result = new ScoreResult(batch.Definition.Indicators.Count);
        yield return ("floor", Checksum.Of(work.Rows.Length, FloorScorecard.NewResult(), (i, into) => FloorScorecard.Score(work.Facts[i], into)));
        yield return ("batch", Checksum.Of(work.Rows.Length, result, (i, into) => batch.Evaluate(work.Rows[i], into)));
    }

    private static void CompareEngines(Workload work, Scorecard batch)
    {
        Report.Tell($"Pinned scorecard, {Contractors:#,0} contractors");
        var (card, _) = Pinned.Read();
        var naive = EngineScorer.Naive(card);
        var flat = EngineScorer.Tuned(card, isNested: false);
        var nested = EngineScorer.Tuned(card, isNested: true);
        var result = new ScoreResult(card.Indicators.Count);
        var floorResult = FloorScorecard.NewResult();
        Checksum.Same(
            [.. OursAndFloor(work, batch),
            ("naive", Checksum.Of(Contractors, result, (i, into) => naive.Score(work.Rows[i], into))),
            ("tuned flat", Checksum.Of(Contractors, result, (i, into) => flat.Score(work.Rows[i], into))),
            ("tuned nested", Checksum.Of(Contractors, result, (i, into) => nested.Score(work.Rows[i], into)))]);

        var race = new Race(
            new("floor", Contractors, () => Floor(work, floorResult)),
            new("batch", Contractors, () => Batch(work, batch, result)),
            Engine("naive", naive, work, result),
            Engine("tuned flat", flat, work, result),
            Engine("tuned nested", nested, work, result)).Run(Rounds);
        Report.Ratio("rules.batch_vs_floor", race.Ratio("batch", "floor"));
        Report.Ratio("rules.naive_vs_batch", race.Ratio("naive", "batch"));
        var (a, b) = (race.Ratio("tuned flat", "batch"), race.Ratio("tuned nested", "batch"));
        Report.Ratio("rules.tuned_vs_batch", a.Median < b.Median ? a : b);
    }

    private static void CompareLarge(Workload work)
    {
        var large = new LargeScorecard(400);
        var indicators = large.Card.Indicators.Count;
        Report.Tell($"{indicators} indicators with {large.Card.Indicators.Sum(i => i.Bands.Count):#,0} bands, {Contractors:#,0} contractors");
        var batch = large.Compile();
        var floor = LargeFloor.Compile(large.Card);
        var result = new ScoreResult(indicators);
        Checksum.Same(
            ("floor", Checksum.Of(Contractors, result, (i, into) => floor(work.Facts[i], into))),
            ("batch", Checksum.Of(Contractors, result, (i, into) => batch.Evaluate(work.Rows[i], into))));

        var race = new Race(
            new("floor", Contractors, () =>
            {
                foreach (var facts in work.Facts)
                {
                    floor(facts, result);
                }
            }),
            new("batch", Contractors, () => Batch(work, batch, result))).Run(Rounds);
        Report.Ratio("rules.batch400_vs_floor", race.Ratio("batch", "floor"));
    }

    /// <summary>
    /// The pinned scorecard has few indicators yet, so that fetching a contractor's facts from memory, which the floor pays too, is a large
    /// part of its cost. What growth a full one of forty indicators has is measured as well.
    /// </summary>
    private static void Grow(Scorecard batch)
    {
        const int Few = 1_000, Many = 100_000;
        Report.Tell($"{Few:#,0} and {Many:#,0} contractors");
        var (few, many) = (new Workload(Few), new Workload(Many));
        var full = new LargeScorecard(40).Compile();
        var (floor, result, fullResult) = (FloorScorecard.NewResult(), new ScoreResult(batch.Definition.Indicators.Count), new ScoreResult(40));
        var race = new Race(
            new("pinned, few", Few, () => Batch(few, batch, result)),
            new("pinned, many", Many, () => Batch(many, batch, result)),
            new("floor, few", Few, () => Floor(few, floor)),
            new("floor, many", Many, () => Floor(many, floor)),
            new("forty, few", Few, () => Batch(few, full, fullResult)),
            new("forty, many", Many, () => Batch(many, full, fullResult))).Run(Rounds);
        Report.Ratio("rules.growth_1k_100k", race.Ratio("pinned, many", "pinned, few"));
        Report.Ratio("rules.growth40_1k_100k", race.Ratio("forty, many", "forty, few"));
        Report.Ratio("rules.floor_growth_1k_100k", race.Ratio("floor, many", "floor, few"));
    }

    private static void Allocate(Workload work, Scorecard batch)
    {
        var result = new ScoreResult(batch.Definition.Indicators.Count);
        Batch(work, batch, result);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Batch(work, batch, result);
        Report.Value("rules.bytes_per_contractor", (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Contractors);
    }

    private static void Floor(Workload work, ScoreResult into)
    {
        foreach (var facts in work.Facts)
        {
            FloorScorecard.Score(facts, into);
        }
    }

    private static void Batch(Workload work, Scorecard card, ScoreResult into)
    {
        foreach (var row in work.Rows)
        {
            card.Evaluate(row, into);
        }
    }

    private static Contestant Engine(string name, EngineScorer engine, Workload work, ScoreResult into)
    {
        const int Some = 500;
        return new(name, Some, () =>
        {
            foreach (var row in work.Rows.AsSpan(0, Some))
            {
                engine.Score(row, into);
            }
        });
    }
}
