using CsCheck;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Running;

namespace Icmesh.Tests.Rules;

/// <summary>Faults found in CSMS forms and programs that are in use. A rule file with such a fault cannot go live; a score cannot have it.</summary>
public class CsmsFaultTests
{
    private static readonly Scorecard Sample = SampleFacts.Compile(SampleBook.Good).Scorecard!;

    [Fact]
    public void Declared_maximum_that_is_not_the_sum_is_refused_and_both_are_named()
    {
        var file = SampleFacts.Compile(SampleBook.With("\"en\": \"Lagging\" }, \"weight\": 60", "\"en\": \"Lagging\" }, \"weight\": 24.4"));

        Assert.Contains(file.Problems, p => p.Code == "F014" && p.Text.En == "Category LAG declares 24.4, but its indicators sum to 60.0.");
        Assert.Null(file.Scorecard);
    }

    [Fact]
    public void Divisor_is_derived_so_that_no_score_exceeds_100()
    {
        var typed = SampleFacts.Compile(SampleBook.With("\"minCoverage\": 50", "\"minCoverage\": 50, \"divisor\": 31"));

        Assert.Contains(typed.Problems, p => p.Code == "F004");
        Books.Facts(SampleFacts.Catalogue).Sample(facts => Evaluate(facts) is { Score: >= 0 and <= 100, BaseScore: >= 0 and <= 100, Coverage: >= 0 and <= 100 }, iter: 2000);
    }

    [Fact]
    public void Weights_that_only_binary_fractions_miss_are_exactly_100_and_99_99_is_not()
    {
        var exact = SampleBook.With("\"weight\": 35.5", "\"weight\": 35.4999").Replace("\"weight\": 24.5", "\"weight\": 24.5001", StringComparison.Ordinal);

        Assert.NotNull(SampleFacts.Compile(exact).Scorecard);
        Assert.Contains(
            SampleFacts.Compile(SampleBook.With("\"weight\": 35.5", "\"weight\": 35.49")).Problems,
            p => p.Code == "F014" && p.Text.En == "Weights sum to 99.99; must be exactly 100.");
    }

    [Fact]
    public void Total_lies_between_the_lowest_and_the_highest_component() => Books.Facts(SampleFacts.Catalogue).Sample(
        facts =>
        {
            var result = Evaluate(facts);
            var points = Sample.Definition.Indicators
                .Select((indicator, i) => result.States[i] switch { IndicatorState.Judged => indicator.Bands[result.Bands[i]].Points, IndicatorState.NotReported => 0m, _ => (decimal?)null })
                .OfType<decimal>().ToList();
            return points.Count == 0 ? !result.HasScore : result.BaseScore >= points.Min() && result.BaseScore <= points.Max();
        }, iter: 2000);

    [Fact]
    public void Components_are_multiplied_by_their_weights_and_not_divided()
    {
        var result = Compiled([(95m, 30m), (88m, 30m), (92m, 10m), (90m, 30m)]);

        Assert.Equal(91.10m, result.Score);
    }

    [Fact]
    public void Threshold_is_compared_unrounded_so_that_89_998_is_not_90()
    {
        var result = Compiled([(89.998m, 100m)]);

        Assert.Equal(89.998m, result.Score);
        Assert.Equal(1, result.Grade);
        Assert.Equal(0, Compiled([(90m, 100m)]).Grade);
    }

    [Fact]
    public void Nothing_needed_is_not_assessable_and_neither_0_nor_100()
    {
        var book = SampleBook.Good.Replace("\"missing\": \"undetermined\", ", "\"missing\": \"notNeeded\", ", StringComparison.Ordinal)
            .Replace("\"direction\": \"down\", \"value\": \"OpenFindings\"", "\"direction\": \"down\", \"missing\": \"notNeeded\", \"value\": \"OpenFindings\"", StringComparison.Ordinal)
            .Replace("\"direction\": \"up\", \"value\": \"Score\"", "\"direction\": \"up\", \"missing\": \"notNeeded\", \"value\": \"Score\"", StringComparison.Ordinal);
        var start = book.IndexOf("\"cases\"", StringComparison.Ordinal);
        var card = SampleFacts.Compile(book[..start] + "\"cases\": [] }").Scorecard!;
        var result = new ScoreResult(card.Definition.Indicators.Count);

        card.Evaluate(Books.Row(SampleFacts.Catalogue, new Dictionary<string, object> { ["Deaths"] = 0m }), result);

        Assert.False(result.HasScore);
        Assert.Equal((-1, Outcome.Undetermined, 0m), (result.Grade, result.Outcome, result.Coverage));
    }

    [Fact]
    public async Task Fatality_forces_the_lowest_grade_whatever_the_score_and_the_explanation_says_so()
    {
        var facts = new Dictionary<string, object>
        {
            ["HoursWorked"] = 200_000m,
            ["Rate"] = 0m,
            ["Cases"] = 0m,
            ["OpenFindings"] = 0m,
            ["Trained"] = 100m,
            ["Workers"] = 100m,
            ["RiskClass"] = "LOW",
            ["Score"] = 100m,
            ["Certified"] = true,
            ["Deaths"] = 1m,
        };

        var result = Evaluate(facts);
        var explanation = await Sample.ExplainAsync(Books.Row(SampleFacts.Catalogue, facts), CancellationToken.None);

        Assert.Equal((100m, 59m, 4, Outcome.NonCompliant), (result.BaseScore, result.Score, result.Grade, result.Outcome));
        Assert.Equal("DEATH", Assert.Single(explanation.Overrides).Matched);
        Assert.Equal(100m, explanation.Result.BaseScore);
    }

    private static ScoreResult Evaluate(Dictionary<string, object> facts)
    {
        var result = new ScoreResult(Sample.Definition.Indicators.Count);
        Sample.Evaluate(Books.Row(SampleFacts.Catalogue, facts), result);
        return result;
    }

    /// <summary>A scorecard whose indicators give just these points.</summary>
    private static ScoreResult Compiled((decimal Points, decimal Weight)[] components)
    {
        var rules = components.Select((c, i) => FormattableString.Invariant($$"""
            { "RuleName": "I{{i}}", "Operator": "Or", "Properties": { "kind": "indicator", "title": { "id": "I", "en": "I" }, "category": "A", "weight": {{c.Weight}}, "unit": "x", "direction": "down" },
              "Rules": [ { "RuleName": "I{{i}}.1", "Expression": "f.Cases <= 1", "Properties": { "points": {{c.Points}} } }, { "RuleName": "I{{i}}.2", "Expression": "f.Cases > 1", "Properties": { "points": 0 } } ] }
            """));
        var file = SampleFacts.Compile($$"""
            { "WorkflowName": "fault", "header": { "title": { "id": "x", "en": "x" }, "effectiveFrom": "2026-01-01", "effectiveTo": null, "author": "x", "reason": "x", "hoursBase": 1000000, "minCoverage": 0 },
              "categories": [ { "code": "A", "title": { "id": "A", "en": "A" }, "weight": 100 } ],
              "grades": [ { "code": "A", "from": 90 }, { "code": "B", "from": 60 }, { "code": "C", "from": null } ],
              "Rules": [ {{string.Join(',', rules)}} ], "cases": [] }
            """);
        Assert.True(file.Scorecard is not null, string.Join('\n', file.Problems));
        var result = new ScoreResult(components.Length);
        file.Scorecard.Evaluate(Books.Row(SampleFacts.Catalogue, new Dictionary<string, object> { ["Cases"] = 0m }), result);
        return result;
    }
}
