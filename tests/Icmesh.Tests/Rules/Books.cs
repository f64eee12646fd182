using System.Globalization;
using System.Text;
using CsCheck;
using Icmesh.Kernel.Facts;

namespace Icmesh.Tests.Rules;

/// <summary>Random scorecards and random facts.</summary>
internal static class Books
{
    /// <summary>Facts by name; some are missing. Numbers lie on, beside and far from the thresholds that books use.</summary>
    public static Gen<Dictionary<string, object>> Facts(FactCatalogue catalogue) =>
        catalogue.All.Select(Value).Aggregate(Gen.Const(new Dictionary<string, object>()), (all, one) =>
            Gen.Select(all, one, (facts, value) => value is null ? facts : new Dictionary<string, object>(facts) { [value.Value.Key] = value.Value.Value }));

    private static Gen<KeyValuePair<string, object>?> Value(FactDefinition fact)
    {
        var min = fact.Min ?? -1000;
        var max = fact.Max ?? 300_000;
        var number = Gen.Frequency(
            (4, Gen.Int[0, 12].Select(i => (decimal)i)),
            (2, Gen.Int[0, 1200].Select(i => i / 100m)),
            (1, Gen.Int[99_999, 100_001].Select(i => (decimal)i)),
            (1, Gen.Int[0, 300_000].Select(i => i / 7m)))
            .Select(n => Math.Clamp(fact.IsInteger ? decimal.Truncate(n) : n, min, max));
        var any = fact.Kind switch
        {
            FactKind.Number => number.Select(n => (object)n),
            FactKind.Flag => Gen.Bool.Select(b => (object)b),
            FactKind.Text => Gen.Int[0, 1000].Select(i => (object)(fact.Values.Count > 0 ? fact.Values[i % fact.Values.Count] : "ab"[i % 2].ToString())),
        };
        return Gen.Frequency((1, Gen.Const((KeyValuePair<string, object>?)null)), (9, any.Select(v => (KeyValuePair<string, object>?)new(fact.Name, v))));
    }

    public static FactRow Row(FactCatalogue catalogue, IReadOnlyDictionary<string, object> facts)
    {
        var row = catalogue.NewRow();
        foreach (var (name, value) in facts)
        {
            catalogue.Set(row, name, value);
        }

        return row;
    }

    /// <summary>A book of 2 to 8 indicators over the sample facts whose weights, in hundredths, add up to 100; with up to four overrides.</summary>
    public static readonly Gen<string> Random = Gen.Select(
        Gen.Select(Gen.Int[1, 5000], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[1, 5], (weight, subject, missing, bands) => (weight, subject, missing, bands)).Array[2, 8],
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 20], Gen.Int[0, 4]).Array[0, 4],
        Gen.Int[0, 100],
        Write);

    private static readonly string[] Judged = ["f.Rate", "f.Score", "f.OpenFindings", "f.Trained * 100 / f.Workers", "f.Cases + f.Deaths * 2"];

    private static string Write((int Weight, int Subject, int Missing, int Bands)[] indicators, (int, int, int)[] overrides, int minCoverage)
    {
        var total = indicators.Sum(i => i.Weight);
        var weights = indicators.Select(i => Math.Max(0.01m, decimal.Round(100m * i.Weight / total, 2))).ToArray();
        weights[^1] += 100 - weights.Sum();
        var rules = indicators.Select((x, i) => Indicator(x, i, weights[i])).Concat(overrides.Select(Override));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            { "WorkflowName": "random",
              "header": { "title": { "id": "Acak", "en": "Random" }, "effectiveFrom": "2026-01-01", "effectiveTo": null, "author": "x", "reason": "x", "hoursBase": 200000, "minCoverage": {{minCoverage}} },
              "categories": [ { "code": "A", "title": { "id": "A", "en": "A" }, "weight": {{weights[0]}} }, { "code": "B", "title": { "id": "B", "en": "B" }, "weight": {{100 - weights[0]}} } ],
              "grades": [ { "code": "X", "from": 90 }, { "code": "Y", "from": 66.5 }, { "code": "Z", "from": 40 }, { "code": "N", "from": null } ],
              "Rules": [ {{string.Join(",\n", rules)}} ], "cases": [] }
            """);
    }

    private static string Indicator((int Weight, int Subject, int Missing, int Bands) x, int i, decimal weight)
    {
        var judged = Judged[x.Subject];
        var bands = new StringBuilder();
        for (var b = 0; b < x.Bands; b++)
        {
            var points = b == 0 ? 100 : 100m - (b * 17.5m);
            bands.Append(CultureInfo.InvariantCulture, $$"""{ "RuleName": "I{{i}}.{{b}}", "Expression": "{{judged}} <= {{(b + 1) * 2.5m}}", "Properties": { "points": {{points}} } },""");
        }

        string[] missing = ["worst", "undetermined", "notNeeded"];
        return string.Create(CultureInfo.InvariantCulture, $$"""
            { "RuleName": "I{{i}}", "Operator": "Or",
              "Properties": { "kind": "indicator", "title": { "id": "I", "en": "I" }, "category": "{{(i == 0 ? "A" : "B")}}", "weight": {{weight}}, "unit": "x", "direction": "down", "missing": "{{missing[x.Missing]}}" },
              "Rules": [ {{bands}} { "RuleName": "I{{i}}.z", "Expression": "{{judged}} > {{x.Bands * 2.5m}}", "Properties": { "points": 0 } } ] }
            """);
    }

    private static string Override((int Effect, int Bound, int Fact) x, int i)
    {
        string[] effects = ["\"capScore\": 55.5", "\"add\": -12.25", "\"capGrade\": \"Z\"", "\"withhold\": true", "\"add\": 7, \"capScore\": 95", "\"add\": -5, \"capGrade\": \"Y\""];
        string[] facts = ["f.Deaths", "f.Cases", "f.OpenFindings", "f.Zero", "f.Trained"];
        return $$"""
            { "RuleName": "O{{i}}", "Expression": "{{facts[x.Fact]}} > {{x.Bound}} && !(f.Cases == 3)",
              "Properties": { "kind": "override", "title": { "id": "O", "en": "O" }, "order": {{10 - i}}, {{effects[x.Effect]}} } }
            """;
    }
}
