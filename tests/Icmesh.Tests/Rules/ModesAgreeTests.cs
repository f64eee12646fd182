using CsCheck;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Running;

namespace Icmesh.Tests.Rules;

/// <summary>Batch mode, the rule engine's own tree and a third, plain evaluator say the same, bit for bit or value for value.</summary>
public class ModesAgreeTests
{
    [Fact]
    public async Task Modes_agree_on_the_shipped_scorecard_for_random_facts_with_gaps()
    {
        var card = ShippedScorecardTests.Compile().Scorecard!;

        await Books.Facts(ShippedScorecardTests.Catalogue).SampleAsync(facts => AgreeAsync(card, ShippedScorecardTests.Catalogue, facts), iter: 1500);
    }

    [Fact]
    public async Task Modes_agree_on_the_sample_scorecard_with_texts_flags_and_arithmetic()
    {
        var card = SampleFacts.Compile(SampleBook.Good).Scorecard!;

        await Books.Facts(SampleFacts.Catalogue).SampleAsync(facts => AgreeAsync(card, SampleFacts.Catalogue, facts), iter: 1500);
    }

    [Fact]
    public async Task Modes_agree_on_random_scorecards() => await Gen.Select(Books.Random, Books.Facts(SampleFacts.Catalogue).Array[8]).SampleAsync(
        async (book, all) =>
        {
            var file = SampleFacts.Compile(book);
            Assert.True(file.Scorecard is not null, string.Join('\n', file.Problems));
            foreach (var facts in all)
            {
                await AgreeAsync(file.Scorecard, SampleFacts.Catalogue, facts);
            }
        }, iter: 60);

    [Fact]
    public async Task Overflow_makes_an_indicator_missing_in_every_mode()
    {
        var card = SampleFacts.Compile(SampleBook.Good).Scorecard!;
        var facts = new Dictionary<string, object> { ["Trained"] = decimal.MaxValue, ["Workers"] = 1m, ["Deaths"] = 0m };

        await AgreeAsync(card, SampleFacts.Catalogue, facts);

        var result = new ScoreResult(card.Definition.Indicators.Count);
        card.Evaluate(Books.Row(SampleFacts.Catalogue, facts), result);
        Assert.Equal(IndicatorState.NotNeeded, result.States[card.Definition.Indicators.ToList().FindIndex(i => i.Code == "TRAINED")]);
    }

    [Fact]
    public async Task Explanation_shows_the_steps_to_the_matching_band_and_names_what_is_missing()
    {
        var card = ShippedScorecardTests.Compile().Scorecard!;
        var row = Books.Row(ShippedScorecardTests.Catalogue, new Dictionary<string, object>
        {
            ["HoursWorked"] = 500_000m,
            ["Trifr"] = 4m,
            ["Recordables"] = 2m,
            ["LtiAndFatalities"] = 0m,
            ["AttributableFatalities"] = 1m,
            ["LtiThisMonth"] = 0m,
        });

        var explanation = await card.ExplainAsync(row, CancellationToken.None);

        var trifr = explanation.Indicators.Single(i => i.Code == "TRIFR");
        Assert.Equal("TRIFR.3", trifr.Matched);
        Assert.Equal(["TRIFR.1", "TRIFR.2", "TRIFR.3"], trifr.Steps.Select(s => s.Name));
        Assert.Equal([false, false, true], trifr.Steps.Select(s => s.IsTrue));
        Assert.Equal("f.HoursWorked >= 100000 && f.Trifr <= 2", trifr.Steps[1].Expression);
        Assert.Equal(["SeverityRate", "DaysLost"], explanation.Indicators.Single(i => i.Code == "SR").Missing);
        Assert.Equal("FATALITY", explanation.Overrides[0].Matched);
        Assert.Equal(["ConcealedIncidents"], explanation.Overrides[1].Missing);
        Assert.Null(explanation.Overrides[2].Matched);
    }

    private static async Task AgreeAsync(Scorecard card, FactCatalogue catalogue, Dictionary<string, object> facts)
    {
        var row = Books.Row(catalogue, facts);
        var batch = new ScoreResult(card.Definition.Indicators.Count);
        card.Evaluate(row, batch);

        var explained = (await card.ExplainAsync(row, CancellationToken.None)).Result;
        Assert.Equal(Bits(explained), Bits(batch));

        var judge = TableWalk.Judge(card.Definition, facts);
        var definition = card.Definition;
        Assert.Equal(judge.Base, batch.HasScore ? batch.BaseScore : null);
        Assert.Equal(judge.Score, batch.HasScore ? batch.Score : null);
        Assert.Equal(judge.Coverage, batch.Coverage);
        Assert.Equal(judge.Grade, batch.Grade < 0 ? null : definition.Grades[batch.Grade].Code);
        Assert.Equal(judge.Outcome, batch.Outcome);
        Assert.Equal(judge.Applied, definition.Overrides.Where((_, i) => (batch.Applied >> i & 1) != 0).Select(o => o.Code));
        Assert.Equal(judge.Unknown, definition.Overrides.Where((_, i) => (batch.Unknown >> i & 1) != 0).Select(o => o.Code));
        Assert.Equal(judge.Points, definition.Indicators.Select((indicator, i) => batch.States[i] switch
        {
            IndicatorState.Judged => indicator.Bands[batch.Bands[i]].Points,
            IndicatorState.NotReported => 0m,
            _ => (decimal?)null,
        }));
    }

    private static string Bits(ScoreResult r)
    {
        var numbers = new[] { r.Earned, r.JudgedWeight, r.PossibleWeight, r.BaseScore, r.Score, r.Coverage }.SelectMany(decimal.GetBits);
        return $"{string.Join(' ', numbers)} {r.HasScore} {r.Grade} {r.Applied:X} {r.Unknown:X} {r.Outcome} {string.Join(' ', r.States)} {string.Join(' ', r.Bands)}";
    }
}
