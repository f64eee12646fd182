using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Gates;

/// <summary>Reads a file of gates: keys, values, references and expressions.</summary>
internal sealed class GatesReader(ProblemList problems, FactCatalogue catalogue)
{
    private static readonly Dictionary<string, GateOwner> Owners = Enum.GetValues<GateOwner>().ToDictionary(o => o.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly UniqueCodes _names = new(problems);

    public static IEnumerable<string> OwnerWords => Owners.Keys;

    public ExpressionGuard Guard { get; } = new(catalogue);

    /// <summary>Null when the file is no file of gates at all.</summary>
    public ParsedGates? Read(JsonItem root)
    {
        if (root.Kind is not JsonItemKind.Object)
        {
            problems.Add(root, null, root.Kind is JsonItemKind.Null ? FileMessages.NoContent() : FileMessages.ObjectAtTop());
            return null;
        }

        var top = new ObjectReader(root, problems, null, "$schema", "WorkflowName", "header", "Rules", "cases");
        top.Text("$schema", required: false);
        var name = top.Code("WorkflowName") ?? "";
        var (header, _) = FileParts.Header(top, problems);
        if (FileParts.Rules(top, problems) is not { } items)
        {
            return null;
        }

        var gates = items.Select(Gate).OfType<ParsedGate>().ToList();
        After(gates);
        return new(name, header, gates, [.. FileParts.Cases(top, problems).Select(Case)]);
    }

    private ParsedGate? Gate(JsonItem item)
    {
        var label = item.Members.FirstOrDefault(m => m.Name == "RuleName")?.Value.Text;
        var rule = new ObjectReader(item, problems, label, "RuleName", "Expression", "Properties");
        var rules = new RuleReader(problems, Guard, _names.Add, label);
        var code = rules.Name(rule);
        var condition = rules.Expression(rule);
        if (rule.Object("Properties", true, "kind", "title", "reason", "remedy", "owner", "fatalRisk", "after", "reference") is not { } properties)
        {
            return null;
        }

        properties.Choice("kind", ["gate"]);
        var owner = properties.Choice("owner", [.. Owners.Keys]);
        var definition = new GateDefinition(
            code, properties.Sentence("title") ?? Sentence.Empty, properties.Sentence("reason") ?? Sentence.Empty, properties.Sentence("remedy") ?? Sentence.Empty,
            owner is null ? GateOwner.Contractor : Owners[owner], properties.Flag("fatalRisk", required: false) ?? false, properties.Text("after", required: false),
            condition?.Text ?? "", [.. condition?.Facts.Select(f => f.Name) ?? []], RuleReader.Reference(properties));
        if (condition is { Facts.Count: 0 })
        {
            problems.Add(rule.Get("Expression")!, label, ExpressionMessages.NoFact());
        }

        return condition is null ? null : new(definition, condition, item);
    }

    /// <summary>"after" names a gate that stands above, so that there is never a circle.</summary>
    private void After(List<ParsedGate> gates)
    {
        var above = new List<string>();
        foreach (var gate in gates)
        {
            if (gate.Definition.After is { } after && !above.Contains(after))
            {
                problems.Add(gate.At, gate.Definition.Code, GateMessages.NotAbove(after).DidYouMean(DidYouMean.Find(after, above)));
            }

            above.Add(gate.Definition.Code);
        }
    }

    private GateCase Case(JsonItem item)
    {
        var reader = new ObjectReader(item, problems, null, "name", "facts", "expect");
        var facts = new CaseFacts(problems, catalogue).Read(reader);
        var expected = new List<(string, Outcome?, JsonItem)>();
        foreach (var member in CaseFacts.Members(problems, reader, "expect"))
        {
            if (!_names.Contains(member.Name))
            {
                problems.Add(member.NameStart, null, ScorecardMessages.UnknownCode("expect", member.Name).DidYouMean(DidYouMean.Find(member.Name, _names.All)));
            }
            else if (member.Value.Kind is JsonItemKind.Null)
            {
                expected.Add((member.Name, null, member.Value));
            }
            else if (Enum.TryParse<Outcome>(member.Value.Text, out var outcome) && Enum.IsDefined(outcome))
            {
                expected.Add((member.Name, outcome, member.Value));
            }
            else
            {
                problems.Add(member.Value, null, FileMessages.Choice(member.Name, member.Value.Text, string.Join(", ", Enum.GetNames<Outcome>())));
            }
        }

        return new(reader.Text("name") ?? "", facts, expected);
    }
}
