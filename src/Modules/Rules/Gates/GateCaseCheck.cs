using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Gates;

/// <summary>Runs the examples of a file of gates. A gate without one that passes it, one that does not and one without its data cannot go live.</summary>
internal sealed class GateCaseCheck(ProblemList problems, ParsedGates file, GateSet set)
{
    public void Check()
    {
        var states = new GateState[set.Gates.Count];
        var codes = set.Gates.Select(g => g.Code).ToList();
        var seen = new HashSet<(string Gate, Outcome Outcome)>();
        foreach (var example in file.Cases)
        {
            set.Judge(example.Facts, states);
            foreach (var (gate, expected, at) in example.Expected.Where(e => codes.Contains(e.Gate)))
            {
                var got = OutcomeOf(states[codes.IndexOf(gate)]);
                if (got != expected)
                {
                    problems.Add(at, null, ScorecardMessages.CaseFails(example.Name, gate, Text(expected), Text(got)));
                }

                if (got is { } outcome)
                {
                    seen.Add((gate, outcome));
                }
            }
        }

        foreach (var gate in file.Gates)
        {
            Need(gate, seen, Outcome.Compliant, "yang lulus", "that passes it");
            Need(gate, seen, Outcome.NonCompliant, "yang tidak lulus", "that does not pass it");
            Need(gate, seen, Outcome.Undetermined, "tanpa datanya", "without its data");
        }
    }

    private void Need(ParsedGate gate, HashSet<(string, Outcome)> seen, Outcome outcome, string id, string en)
    {
        if (!seen.Contains((gate.Definition.Code, outcome)))
        {
            problems.Add(gate.At, gate.Definition.Code, ScorecardMessages.CaseMissing(gate.Definition.Code, id, en), Severity.Publish);
        }
    }

    private static Outcome? OutcomeOf(GateState state) => state switch
    {
        GateState.Passed => Outcome.Compliant,
        GateState.Failed => Outcome.NonCompliant,
        GateState.Unknown => Outcome.Undetermined,
        GateState.NotAsked => null,
    };

    private static string Text(Outcome? outcome) => outcome?.ToString() ?? "null";
}
