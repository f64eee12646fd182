using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads the examples of a file: named facts and what must come out.</summary>
/// <param name="names">Every rule's name, also of those that could not be read: their own fault is told already.</param>
internal sealed class CaseReader(ProblemList problems, FactCatalogue catalogue, ScorecardDefinition definition, IReadOnlyCollection<string> names)
{
    public IReadOnlyList<ParsedCase> Read(ObjectReader top) => [.. FileParts.Cases(top, problems).Select(Case)];

    private ParsedCase Case(JsonItem item)
    {
        var reader = new ObjectReader(item, problems, null, "name", "at", "facts", "expect");
        var name = reader.Text("name") ?? "";
        reader.Date("at");
        var row = new CaseFacts(problems, catalogue).Read(reader);
        var points = new List<(int, decimal?, JsonItem)>();
        var expected = new ExpectedResult(null, null, null, null);
        foreach (var member in CaseFacts.Members(problems, reader, "expect"))
        {
            expected = Expect(member, reader, points, expected);
        }

        return new(name, item, row, points, expected);
    }

    private ExpectedResult Expect(JsonMember member, ObjectReader reader, List<(int, decimal?, JsonItem)> points, ExpectedResult expected)
    {
        var at = member.Value;
        switch (member.Name)
        {
            case "score":
                return expected with { Score = (Nullable(at, member.Name, reader, 28), at) };
            case "grade":
                return expected with { Grade = (Grade(at), at) };
            case "outcome":
                return Enum.TryParse<Outcome>(at.Text, out var outcome) && Enum.IsDefined(outcome)
                    ? expected with { Outcome = (outcome, at) }
                    : Wrong(at, FileMessages.Choice("outcome", at.Text, string.Join(", ", Enum.GetNames<Outcome>())), expected);
            case "overrides":
                return expected with { Overrides = (Overrides(at), at) };
            default:
                Points(member, reader, points);
                return expected;
        }
    }

    private void Points(JsonMember member, ObjectReader reader, List<(int, decimal?, JsonItem)> points)
    {
        var codes = definition.Indicators.Select(i => i.Code).ToList();
        var place = codes.IndexOf(member.Name);
        if (place < 0)
        {
            problems.Add(member.NameStart, null, ScorecardMessages.UnknownCode("expect", member.Name).DidYouMean(DidYouMean.Find(member.Name, codes)));
        }
        else
        {
            points.Add((place, Nullable(member.Value, member.Name, reader, 4), member.Value));
        }
    }

    private static decimal? Nullable(JsonItem at, string key, ObjectReader reader, int decimals) =>
        at.Kind is JsonItemKind.Null ? null : reader.Number(at, key, 0, 100, decimals);

    private string? Grade(JsonItem at)
    {
        var codes = definition.Grades.Select(g => g.Code).ToList();
        if (at.Kind is not JsonItemKind.Null && !codes.Contains(at.Text))
        {
            problems.Add(at, null, ScorecardMessages.UnknownCode("grade", at.Text).DidYouMean(DidYouMean.Find(at.Text, codes)));
        }

        return at.Kind is JsonItemKind.Null ? null : at.Text;
    }

    private List<string> Overrides(JsonItem at)
    {
        var codes = definition.Overrides.Select(o => o.Code).ToList();
        if (at.Kind is not JsonItemKind.List)
        {
            problems.Add(at, null, FileMessages.MustBeList("overrides"));
        }

        foreach (var item in at.Items.Where(i => !codes.Contains(i.Text) && !names.Contains(i.Text)))
        {
            problems.Add(item, null, ScorecardMessages.UnknownCode("overrides", item.Text).DidYouMean(DidYouMean.Find(item.Text, codes)));
        }

        return [.. at.Items.Select(i => i.Text)];
    }

    private ExpectedResult Wrong(JsonItem at, Message message, ExpectedResult expected)
    {
        problems.Add(at, null, message);
        return expected;
    }
}
