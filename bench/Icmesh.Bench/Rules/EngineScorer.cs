using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;
using RulesEngine.Models;

namespace Icmesh.Bench.Rules;

/// <summary>
/// RulesEngine asked for every contractor, as its documentation shows: one workflow, <c>ExecuteAllRulesAsync</c>, the result of each rule read
/// by its place. It knows no missing facts, so that the caller looks at presence and does the sums.
/// </summary>
internal sealed class EngineScorer
{
    private readonly ParsedScorecard _card;
    private readonly ScoreArithmetic _arithmetic;
    private readonly FactMask[] _needed;
    private readonly FactMask[] _overridesNeed;
    private readonly RulesEngine.RulesEngine _engine;
    private readonly bool _isNested;

    private EngineScorer(ParsedScorecard card, ReSettings? settings, bool isNested)
    {
        _card = card;
        _arithmetic = new(card.Definition);
        _needed = [.. card.Indicators.Select(i => FactMask.Of(i.Bands.SelectMany(b => b.Condition.Facts)))];
        _overridesNeed = [.. card.Overrides.Select(o => FactMask.Of(o.Condition.Facts))];
        _isNested = isNested;
        var judged = card.Indicators.Where(i => i.Bands.Count > 0);
        var rules = isNested
            ? judged.Select(i => new Rule { RuleName = i.Definition.Code, Operator = "Or", Rules = [.. i.Bands.Select(Rule)] })
            : judged.SelectMany(i => i.Bands).Select(Rule);
        Workflow[] workflows = [new() { WorkflowName = "k3lh", Rules = [.. rules, .. card.Overrides.Select(o => Rule(o.Definition.Code, o.Condition))] }];
        _engine = settings is null ? new(workflows) : new(workflows, settings);
    }

    /// <summary>A flat workflow, default settings.</summary>
    public static EngineScorer Naive(ParsedScorecard card) => new(card, null, isNested: false);

    /// <summary>Everything off that can be off. The first band that holds ends an indicator where rules are nested.</summary>
    public static EngineScorer Tuned(ParsedScorecard card, bool isNested) => new(card, new ReSettings
    {
        EnableExceptionAsErrorMessage = false,
        EnableFormattedErrorMessage = false,
        AutoExecuteActions = false,
        AutoRegisterInputType = false,
        EnableScopedParams = false,
        IsExpressionCaseSensitive = true,
        UseFastExpressionCompiler = true,
        NestedRuleExecutionMode = NestedRuleExecutionMode.Performance,
    }, isNested);

    public void Score(FactRow row, ScoreResult into)
    {
        var pending = _engine.ExecuteAllRulesAsync("k3lh", new RuleParameter("f", row));
        var results = pending.AsTask().GetAwaiter().GetResult();
        var place = 0;
        for (var i = 0; i < _card.Indicators.Count; i++)
        {
            Judge(i, row, results, ref place, into);
        }

        var tally = _arithmetic.Sum(into);
        for (var i = 0; i < _overridesNeed.Length; i++, place++)
        {
            var isKnown = _overridesNeed[i].IsIn(row);
            tally.Unknown |= isKnown ? 0 : 1UL << i;
            tally.Applied |= isKnown && results[place].IsSuccess ? 1UL << i : 0;
        }

        _arithmetic.Finish(tally, into);
    }

    private void Judge(int indicator, FactRow row, List<RuleResultTree> results, ref int place, ScoreResult into)
    {
        var (definition, bands) = (_card.Indicators[indicator].Definition, _card.Indicators[indicator].Bands.Count);
        into.Bands[indicator] = ScoreResult.NoBand;
        if (bands == 0)
        {
            into.States[indicator] = IndicatorState.NoDataSource;
            return;
        }

        if (_needed[indicator].IsIn(row))
        {
            into.States[indicator] = IndicatorState.Judged;
            into.Bands[indicator] = _isNested ? First([.. results[place].ChildResults], 0, int.MaxValue) : First(results, place, bands);
        }
        else
        {
            into.States[indicator] = ScoreArithmetic.StateWithout(definition.Missing);
        }

        place += _isNested ? 1 : bands;
    }

    private static byte First(List<RuleResultTree> results, int from, int most)
    {
        for (var i = 0; i < most && from + i < results.Count; i++)
        {
            if (results[from + i].IsSuccess)
            {
                return (byte)i;
            }
        }

        return ScoreResult.NoBand;
    }

    private static Rule Rule(ParsedBand band) => Rule(band.Definition.Name, band.Condition);

    private static Rule Rule(string name, RuleExpression condition) => new() { RuleName = name, Expression = condition.EngineText };
}
