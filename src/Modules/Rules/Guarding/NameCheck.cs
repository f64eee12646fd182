using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>Looks at every name of an expression: only facts as <c>f.Name</c> and the few words of the language are known.</summary>
internal sealed class NameCheck(FactCatalogue catalogue)
{
    /// <summary>Types that the parser knows by itself, whatever it is told; they are named so that the sentence fits.</summary>
    private static readonly string[] BuiltIn =
    [
        "Math", "Convert", "Uri", "String", "Object", "Int32", "Int64", "Decimal", "Double", "Boolean", "Char", "Enum", "Guid",
        "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "it", "parent", "root", "np", "is", "as", "cast", "Regex",
    ];

    /// <exception cref="ExpressionFault"/>
    /// <returns>The facts in the order in which they are named.</returns>
    public IReadOnlyList<FactDefinition> Check(IReadOnlyList<RuleToken> tokens)
    {
        var facts = new List<FactDefinition>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not TokenKind.Name)
            {
                continue;
            }

            if (FactAt(tokens, i - 2) is { } fact)
            {
                facts.Add(fact);
            }
            else if (i > 0 && tokens[i - 1].Kind is TokenKind.Dot)
            {
                Member(tokens, i);
            }
            else
            {
                Bare(tokens, i);
            }
        }

        return [.. facts.Distinct()];
    }

    /// <summary>The fact whose <c>f.Name</c> begins at token <paramref name="i"/>.</summary>
    public FactDefinition? FactAt(IReadOnlyList<RuleToken> tokens, int i) =>
        i >= 0 && i + 2 < tokens.Count && tokens[i].IsName("f") && (i == 0 || tokens[i - 1].Kind is not TokenKind.Dot)
            && tokens[i + 1].Kind is TokenKind.Dot && tokens[i + 2].Kind is TokenKind.Name
            ? catalogue.Find(tokens[i + 2].Text)
            : null;

    private void Member(IReadOnlyList<RuleToken> tokens, int i)
    {
        var name = tokens[i].Text;
        var isOnF = i >= 2 && tokens[i - 2].IsName("f");
        throw new ExpressionFault(
            isOnF && name is not ("GetType" or "ToString" or "Equals" or "GetHashCode")
                ? ExpressionMessages.Unknown(name).DidYouMean(DidYouMean.Find(name, catalogue.All.Select(f => f.Name)))
                : name is "All" ? ExpressionMessages.NoLists(name) : ExpressionMessages.NotAFunction(name),
            tokens[i].Start);
    }

    private void Bare(IReadOnlyList<RuleToken> tokens, int i)
    {
        var name = tokens[i].Text;
        if (name is "true" or "false" or "and" or "or" or "not" or "iif")
        {
            return;
        }

        if (name == "f")
        {
            // A member of f that is no fact is refused at its own place.
            if (i + 2 >= tokens.Count || tokens[i + 1].Kind is not TokenKind.Dot || tokens[i + 2].Kind is not TokenKind.Name)
            {
                throw new ExpressionFault(ExpressionMessages.Syntax(), tokens[i].Start);
            }

            return;
        }

        throw new ExpressionFault(Refusal(tokens, i, name), tokens[i].Start);
    }

    private Message Refusal(IReadOnlyList<RuleToken> tokens, int i, string name) => name switch
    {
        "null" => ExpressionMessages.NoNull(),
        "new" => ExpressionMessages.NewNotAllowed(),
        "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeSpan" when WrongDate(tokens, i) is { } wrong => ExpressionMessages.NotADate(wrong),
        "DateTime" or "DateTimeOffset" or "Guid" when tokens.Count > i + 2 && tokens[i + 2].Text is "Now" or "UtcNow" or "Today" or "NewGuid" =>
            ExpressionMessages.NotRepeatable(WithMember(tokens, i)),
        "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeSpan" or "TimeOnly" => ExpressionMessages.NoDates(WithMember(tokens, i)),
        _ when BuiltIn.Contains(name) => ExpressionMessages.NotAFunction(WithMember(tokens, i)),
        _ when catalogue.Find(name) is not null => ExpressionMessages.WriteWithF(name),
        _ => ExpressionMessages.Unknown(name).DidYouMean(DidYouMean.Find(name, catalogue.All.Select(f => f.Name))),
    };

    private static string WithMember(IReadOnlyList<RuleToken> tokens, int i) =>
        tokens.Count > i + 2 && tokens[i + 1].Kind is TokenKind.Dot ? $"{tokens[i].Text}.{tokens[i + 2].Text}" : tokens[i].Text;

    /// <summary>DateTime(2026,2,30): three numbers that are no day.</summary>
    private static string? WrongDate(IReadOnlyList<RuleToken> tokens, int i)
    {
        var numbers = tokens.Skip(i + 2).TakeWhile(t => t.Kind is TokenKind.Number or TokenKind.Comma).Where(t => t.Kind is TokenKind.Number).Select(t => t.Text).ToList();
        return numbers.Count == 3 && !DateOnly.TryParseExact(string.Join('-', numbers), "yyyy-M-d", out _) ? string.Join('-', numbers) : null;
    }
}
