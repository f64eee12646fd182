using System.Globalization;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Checking;

/// <summary>
/// Runs the examples of a file. A failing one is an error; a rule without one that passes it, one that does not and one without its
/// data cannot go live.
/// </summary>
internal sealed class CaseCheck(ProblemList problems, ParsedScorecard card, Scorecard scorecard)
{
    private const int SameToDecimals = 6;

    private readonly HashSet<string> _passed = [];
    private readonly HashSet<string> _failed = [];
    private readonly HashSet<string> _without = [];

    public void Check()
    {
        var result = new ScoreResult(card.Indicators.Count);
        foreach (var example in card.Cases)
        {
            scorecard.Evaluate(example.Facts, result);
            Indicators(example, result);
            Whole(example, result);
        }

        foreach (var indicator in card.Indicators.Where(i => i.Definition.NoDataSource is null))
        {
            Covered(indicator.Definition.Code, indicator.At, "yang mendapat nilai penuh", "that gets full points", "yang tidak mendapat nilai penuh", "that does not get full points");
        }

        foreach (var rule in card.Overrides)
        {
            Covered(rule.Definition.Code, rule.At, "yang tidak terkena", "that it does not touch", "yang terkena", "that it applies to");
        }
    }

    private void Indicators(ParsedCase example, ScoreResult result)
    {
        foreach (var (place, expected, at) in example.Points)
        {
            var definition = card.Indicators[place].Definition;
            var got = PointsOf(definition, result.States[place], result.Bands[place]);
            Same(example, at, definition.Code, Text(expected), Text(got), got == expected);
            var seen = result.States[place] is not IndicatorState.Judged ? _without
                : got == definition.Bands[definition.TargetBand].Points ? _passed
                : _failed;
            seen.Add(definition.Code);
        }
    }

    private static decimal? PointsOf(IndicatorDefinition definition, IndicatorState state, byte band) => state switch
    {
        IndicatorState.Judged => band == ScoreResult.NoBand ? 0 : definition.Bands[band].Points,
        IndicatorState.NotReported => 0,
        _ => null,
    };

    private void Whole(ParsedCase example, ScoreResult result)
    {
        var definition = card.Definition;
        if (example.Expected.Score is var (score, scoreAt))
        {
            decimal? got = result.HasScore ? result.Score : null;
            Same(example, scoreAt, "score", Text(score), Text(got), got is { } g && score is { } s ? decimal.Round(g - s, SameToDecimals) == 0 : got == score);
        }

        if (example.Expected.Grade is var (grade, gradeAt))
        {
            var got = result.Grade < 0 ? null : definition.Grades[result.Grade].Code;
            Same(example, gradeAt, "grade", grade ?? "null", got ?? "null", got == grade);
        }

        if (example.Expected.Outcome is var (outcome, outcomeAt))
        {
            Same(example, outcomeAt, "outcome", outcome.ToString(), result.Outcome.ToString(), result.Outcome == outcome);
        }

        if (example.Expected.Overrides is var (codes, at))
        {
            var got = definition.Overrides.Where((_, i) => (result.Applied >> i & 1) != 0).Select(o => o.Code).ToList();
            Same(example, at, "overrides", List(codes), List(got), got.SequenceEqual(codes));
            foreach (var (rule, i) in definition.Overrides.Select((rule, i) => (rule, i)))
            {
                var seen = (result.Unknown >> i & 1) != 0 ? _without : (result.Applied >> i & 1) != 0 ? _failed : _passed;
                seen.Add(rule.Code);
            }
        }
    }

    private void Same(ParsedCase example, JsonItem at, string what, string expected, string got, bool isSame)
    {
        if (!isSame)
        {
            problems.Add(at, null, ScorecardMessages.CaseFails(example.Name, what, expected, got));
        }
    }

    private void Covered(string code, JsonItem at, string passesId, string passesEn, string failsId, string failsEn)
    {
        void Need(HashSet<string> seen, string id, string en)
        {
            if (!seen.Contains(code))
            {
                problems.Add(at, code, ScorecardMessages.CaseMissing(code, id, en), Severity.Publish);
            }
        }

        Need(_passed, passesId, passesEn);
        Need(_failed, failsId, failsEn);
        Need(_without, "tanpa datanya", "without its data");
    }

    private static string Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "null";

    private static string List(IEnumerable<string> codes) => $"[{string.Join(", ", codes)}]";
}
