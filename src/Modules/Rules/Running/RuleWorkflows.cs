using Icmesh.Kernel.Facts;
using RulesEngine.Models;

namespace Icmesh.Rules.Running;

/// <summary>
/// The rule engine on the rules of one version. Each rule is a workflow of its own: one whose facts are missing is not asked, and one
/// that overflows does not stop the others.
/// </summary>
internal sealed class RuleWorkflows
{
    private readonly RulesEngine.RulesEngine _engine;

    public RuleWorkflows(IEnumerable<Rule> rules)
    {
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
        _engine = new([.. rules.Select(r => new Workflow { WorkflowName = r.RuleName, Rules = [r] })], settings);
    }

    /// <summary>Null where the facts are missing or the calculation goes out of range.</summary>
    public async Task<RuleResultTree?> AskAsync(string rule, IReadOnlyList<FactDefinition> needed, FactRow facts, CancellationToken cancellationToken)
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

    /// <summary>Known facts whose calculation overflows count as missing; then all of them are named.</summary>
    public static IReadOnlyList<FactDefinition> MissingOf(IReadOnlyList<FactDefinition> needed, FactRow facts)
    {
        var missing = needed.Where(f => !facts.Has(f.Index)).ToList();
        return missing.Count > 0 ? missing : needed;
    }

    public static IReadOnlyList<string> NamesOfMissing(IReadOnlyList<FactDefinition> needed, FactRow facts) => [.. MissingOf(needed, facts).Select(f => f.Name)];

    private static bool IsOutOfRange(Exception? failure) => failure is ArithmeticException || (failure is not null && IsOutOfRange(failure.InnerException));
}
