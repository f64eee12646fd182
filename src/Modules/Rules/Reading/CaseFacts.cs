using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads the facts of an example into a row.</summary>
internal sealed class CaseFacts(ProblemList problems, FactCatalogue catalogue)
{
    public FactRow Read(ObjectReader reader)
    {
        var row = catalogue.NewRow();
        foreach (var member in Members(problems, reader, "facts"))
        {
            Set(row, member, reader);
        }

        return row;
    }

    /// <summary>The members of an object whose keys are codes or facts.</summary>
    public static IEnumerable<JsonMember> Members(ProblemList problems, ObjectReader reader, string key)
    {
        if (reader.Get(key) is not { } item)
        {
            return [];
        }

        if (item.Kind is not JsonItemKind.Object)
        {
            problems.Add(item, null, FileMessages.MustBeObject(key));
        }

        return ObjectReader.Free(item).Where(m => m.Name != "note");
    }

    private void Set(FactRow row, JsonMember member, ObjectReader reader)
    {
        if (catalogue.Find(member.Name) is not { } fact)
        {
            problems.Add(member.NameStart, null, ExpressionMessages.Unknown(member.Name).DidYouMean(DidYouMean.Find(member.Name, catalogue.All.Select(f => f.Name))));
            return;
        }

        if (member.Value.Kind is not JsonItemKind.Null && Value(fact, member.Value, reader) is { } value)
        {
            catalogue.Set(row, fact.Name, value);
        }
    }

    private object? Value(FactDefinition fact, JsonItem item, ObjectReader reader)
    {
        switch (fact.Kind)
        {
            case FactKind.Number:
                return reader.Number(item, fact.Name, fact.Min ?? -1_000_000_000_000m, fact.Max ?? 1_000_000_000_000m, fact.IsInteger ? 0 : 15);
            case FactKind.Flag when item.Kind is JsonItemKind.Flag:
                return item.Text == "true";
            case FactKind.Flag:
                problems.Add(item, null, FileMessages.MustBeFlag(fact.Name));
                return null;
            case FactKind.Text when item.Kind is JsonItemKind.Text && (fact.Values.Count == 0 || fact.Values.Contains(item.Text)):
                return item.Text;
            default:
                problems.Add(item, null, item.Kind is JsonItemKind.Text
                    ? ExpressionMessages.UnknownText(fact.Name, item.Text, string.Join(", ", fact.Values)).DidYouMean(DidYouMean.Find(item.Text, fact.Values))
                    : FileMessages.MustBeText(fact.Name));
                return null;
        }
    }
}
