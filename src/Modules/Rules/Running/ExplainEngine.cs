using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using RulesEngine.Models;

namespace Icmesh.Rules.Running;

/// <summary>The rule engine itself, on the rules of one version, for the one contractor on screen.</summary>
internal sealed class ExplainEngine
{
    private readonly ParsedScorecard _card;
    private readonly ScoreArithmetic _arithmetic;
    private readonly RuleWorkflows _workflows;

    public ExplainEngine(ParsedScorecard card, ScoreArithmetic arithmetic)
    {
        _card = card;
        _arithmetic = arithmetic;
        var rules = card.Indicators.Where(i => i.Bands.Count > 0).Select(Indicator).Concat(card.Overrides.Select(o => Single(o.Definition.Code, o.Condition)));
        _workflows = new(rules);
    }

    public async Task<ScoreExplanation> ExplainAsync(FactRow facts, CancellationToken cancellationToken)
    {
        var result = new ScoreResult(_card.Indicators.Count);
        var indicators = new List<RuleTrace>();
        var overrides = new List<RuleTrace>();
        for (var i = 0; i < _card.Indicators.Count; i++)
        {
            indicators.Add(await JudgeAsync(_card.Indicators[i], i, facts, result, cancellationToken));
        }

        var tally = _arithmetic.Sum(result);
        for (var i = 0; i < _card.Overrides.Count; i++)
        {
            var trace = await TryAsync(_card.Overrides[i], facts, cancellationToken);
            overrides.Add(trace);
            tally.Applied |= trace.Matched is null ? 0 : 1UL << i;
            tally.Unknown |= trace.Missing.Count == 0 ? 0 : 1UL << i;
        }

        _arithmetic.Finish(tally, result);
        return new(result, indicators, overrides);
    }

    private async Task<RuleTrace> JudgeAsync(ParsedIndicator indicator, int place, FactRow facts, ScoreResult result, CancellationToken cancellationToken)
    {
        var definition = indicator.Definition;
        result.Bands[place] = ScoreResult.NoBand;
        if (definition.NoDataSource is not null)
        {
            result.States[place] = IndicatorState.NoDataSource;
            return new(definition.Code, [], null, []);
        }

        var needed = indicator.Bands.SelectMany(b => b.Condition.Facts).Distinct().ToList();
        if (await _workflows.AskAsync(definition.Code, needed, facts, cancellationToken) is not { } tree)
        {
            result.States[place] = ScoreArithmetic.StateWithout(definition.Missing);
            return new(definition.Code, [], null, RuleWorkflows.NamesOfMissing(needed, facts));
        }

        result.States[place] = IndicatorState.Judged;
        var steps = tree.ChildResults.Select(c => new RuleStep(c.Rule.RuleName, TextOf(indicator, c.Rule.RuleName), c.IsSuccess)).ToList();
        var band = indicator.Bands.ToList().FindIndex(b => steps.Exists(s => s.IsTrue && s.Name == b.Definition.Name));
        result.Bands[place] = band < 0 ? ScoreResult.NoBand : (byte)band;
        return new(definition.Code, steps, band < 0 ? null : indicator.Bands[band].Definition.Name, []);
    }

    private async Task<RuleTrace> TryAsync(ParsedOverride rule, FactRow facts, CancellationToken cancellationToken)
    {
        var code = rule.Definition.Code;
        if (await _workflows.AskAsync(code, rule.Condition.Facts, facts, cancellationToken) is not { } tree)
        {
            return new(code, [], null, RuleWorkflows.NamesOfMissing(rule.Condition.Facts, facts));
        }

        return new(code, [new(code, rule.Condition.Text, tree.IsSuccess)], tree.IsSuccess ? code : null, []);
    }

    private static string TextOf(ParsedIndicator indicator, string band) => indicator.Bands.First(b => b.Definition.Name == band).Definition.Expression;

    private static Rule Indicator(ParsedIndicator indicator) => new()
    {
        RuleName = indicator.Definition.Code,
        Operator = "Or",
        Rules = indicator.Bands.Select(b => Single(b.Definition.Name, b.Condition)).ToList(),
    };

    private static Rule Single(string name, RuleExpression condition) => new() { RuleName = name, Expression = condition.EngineText };
}
