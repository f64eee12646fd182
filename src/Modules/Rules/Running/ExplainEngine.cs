using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using RulesEngine.Models;

namespace Icmesh.Rules.Running;

/// <summary>
/// The rule engine itself, on the rules of one version, for the one contractor on screen. Each rule is a workflow of its own: one
/// whose facts are missing is not asked, and one that overflows does not stop the others.
/// </summary>
internal sealed class ExplainEngine
{
    private readonly ParsedScorecard _card;
    private readonly ScoreArithmetic _arithmetic;
    private readonly RulesEngine.RulesEngine _engine;

    public ExplainEngine(ParsedScorecard card, ScoreArithmetic arithmetic)
    {
        _card = card;
        _arithmetic = arithmetic;
        var settings = new ReSettings
        {
            EnableExceptionAsErrorMessage = false,
            EnableFormattedErrorMessage = false,
            AutoExecuteActions = false,
            AutoRegisterInputType = false,
            EnableScopedParams = false,
            IsExpressionCaseSensitive = true,
            NestedRuleExecutionMode = NestedRuleExecutionMode.Performance,
            CustomActions = [],
        };
        var rules = card.Indicators.Where(i => i.Bands.Count > 0).Select(Indicator).Concat(card.Overrides.Select(o => Single(o.Definition.Code, o.Condition)));
        _engine = new([.. rules.Select(r => new Workflow { WorkflowName = r.RuleName, Rules = [r] })], settings);
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
        if (await AskAsync(definition.Code, needed, facts, cancellationToken) is not { } tree)
        {
            result.States[place] = ScoreArithmetic.StateWithout(definition.Missing);
            return new(definition.Code, [], null, MissingOf(needed, facts));
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
        if (await AskAsync(code, rule.Condition.Facts, facts, cancellationToken) is not { } tree)
        {
            return new(code, [], null, MissingOf(rule.Condition.Facts, facts));
        }

        return new(code, [new(code, rule.Condition.Text, tree.IsSuccess)], tree.IsSuccess ? code : null, []);
    }

    /// <summary>Null where the facts are missing or the calculation goes out of range.</summary>
    private async Task<RuleResultTree?> AskAsync(string rule, IReadOnlyList<FactDefinition> needed, FactRow facts, CancellationToken cancellationToken)
    {
        if (!FactMask.Of(needed).IsIn(facts))
        {
            return null;
        }

        try
        {
            var trees = await _engine.ExecuteAllRulesAsync(rule, [new RuleParameter("f", facts)], cancellationToken);
            return trees[0];
        }
        catch (Exception failure) when (IsOutOfRange(failure))
        {
            return null;
        }
    }

    private static bool IsOutOfRange(Exception? failure) => failure is ArithmeticException || (failure is not null && IsOutOfRange(failure.InnerException));

    /// <summary>Known facts whose calculation overflows count as missing; then all of them are named.</summary>
    private static List<string> MissingOf(IReadOnlyList<FactDefinition> needed, FactRow facts)
    {
        var missing = needed.Where(f => !facts.Has(f.Index)).Select(f => f.Name).ToList();
        return missing.Count > 0 ? missing : [.. needed.Select(f => f.Name)];
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
