using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Running;
using RulesEngine.Models;

namespace Icmesh.Rules.Gates;

/// <summary>The rule engine itself on the gates of one version, for the one thing on screen.</summary>
internal sealed class GateEngine(IReadOnlyList<ParsedGate> gates)
{
    private readonly RuleWorkflows _workflows = new(gates.Select(g => new Rule { RuleName = g.Definition.Code, Expression = g.Condition.EngineText }));

    public async Task<IReadOnlyList<(GateState State, RuleTrace Trace)>> ExplainAsync(FactRow row, CancellationToken cancellationToken)
    {
        var found = new List<(GateState State, RuleTrace Trace)>();
        var states = new Dictionary<string, GateState>(StringComparer.Ordinal);
        foreach (var gate in gates)
        {
            var result = await AskAsync(gate, row, states, cancellationToken);
            states[gate.Definition.Code] = result.State;
            found.Add(result);
        }

        return found;
    }

    private async Task<(GateState State, RuleTrace Trace)> AskAsync(ParsedGate gate, FactRow row, Dictionary<string, GateState> states, CancellationToken cancellationToken)
    {
        var code = gate.Definition.Code;
        if (gate.Definition.After is { } after && states[after] is not GateState.Passed)
        {
            return (GateState.NotAsked, new(code, [], null, []));
        }

        if (await _workflows.AskAsync(code, gate.Condition.Facts, row, cancellationToken) is not { } tree)
        {
            return (GateState.Unknown, new(code, [], null, RuleWorkflows.NamesOfMissing(gate.Condition.Facts, row)));
        }

        return (tree.IsSuccess ? GateState.Passed : GateState.Failed, new(code, [new(code, gate.Condition.Text, tree.IsSuccess)], tree.IsSuccess ? code : null, []));
    }
}
