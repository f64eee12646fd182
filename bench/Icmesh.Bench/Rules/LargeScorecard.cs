using System.Globalization;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;

namespace Icmesh.Bench.Rules;

/// <summary>
/// A scorecard of any size: four bands for each indicator, fifty indicators in a category, overrides and grades of the shipped one. With 400
/// indicators it is larger than a file may be (500 rules), so it is put together from parts that have passed the guard.
/// </summary>
internal sealed class LargeScorecard
{
    private const int Seed = 400, InCategory = 50;

    /// <summary>A fact and about the largest value that it has.</summary>
    private static readonly (string Fact, double Most)[] Facts =
    [
        ("Trifr", 12), ("SeverityRate", 2000), ("Ltifr", 6), ("Trir", 3), ("FrequencyRate", 6), ("DaysLost", 200), ("FirstAidCases", 19), ("NearMisses", 39),
        ("Headcount", 1500), ("HoursWorked", 3_000_000), ("MonthsReported", 12), ("Recordables", 6), ("MedicalCases", 3), ("LtiAndFatalities", 4),
    ];

    private readonly ExpressionGuard _guard;

    public LargeScorecard(int size)
    {
        (var shipped, _guard) = Pinned.Read();
        var random = new Random(Seed);
        var indicators = Enumerable.Range(0, size).Select(i => Indicator(i, random, shipped.Indicators[1])).ToList();
        Card = shipped with
        {
            Indicators = indicators,
            Definition = shipped.Definition with { Indicators = [.. indicators.Select(i => i.Definition)] },
        };
    }

    public ParsedScorecard Card { get; }

    public Scorecard Compile() => new(new RuleSetIdentity("scorecards/large", "large", 1, ""), Card, _guard);

    private ParsedIndicator Indicator(int place, Random random, ParsedIndicator like)
    {
        var (fact, most) = Facts[place % Facts.Length];
        var steps = Enumerable.Range(0, 3).Select(_ => Math.Round(random.NextDouble() * most, 1)).Distinct().Order().Select(s => s.ToString(CultureInfo.InvariantCulture)).ToArray();
        List<string> conditions = [$"f.{fact} <= {steps[0]}"];
        for (var i = 1; i < steps.Length; i++)
        {
            conditions.Add(place % 5 == 0 ? $"f.HoursWorked >= 100000 && f.{fact} <= {steps[i]} || f.HoursWorked < 100000 && f.FirstAidCases <= {i}" : $"f.{fact} > {steps[i - 1]} && f.{fact} <= {steps[i]}");
        }

        conditions.Add("true");
        var code = $"I{place}";
        var bands = conditions.Select((text, i) => Band($"{code}.{i}", text, 100 - 37.5m * i)).ToList();
        var definition = like.Definition with
        {
            Code = code,
            Category = $"C{place / InCategory}",
            Weight = place % 2 == 0 ? 0.2m : 0.3m,
            Missing = (MissingPolicy)(place % 3),
            Facts = [.. bands.SelectMany(b => b.Condition.Facts).Select(f => f.Name).Distinct()],
            Bands = [.. bands.Select(b => b.Definition)],
        };
        return like with { Definition = definition, Bands = bands };
    }

    private ParsedBand Band(string name, string text, decimal points)
    {
        var condition = _guard.Read(text);
        return new(new(name, text, Math.Max(points, 0), null), condition, null!, null!);
    }
}
