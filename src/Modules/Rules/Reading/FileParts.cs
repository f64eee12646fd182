using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>What scorecards and files of gates have in common around their rules.</summary>
internal static class FileParts
{
    public const int MaxRules = 500, MaxCases = 1000;

    /// <summary>Who wrote the file, why, and from when to when it counts.</summary>
    /// <param name="more">Keys that only this kind of file has; they are read from the object that comes back.</param>
    public static (RuleHeader Header, ObjectReader? Object) Header(ObjectReader top, ProblemList problems, params string[] more)
    {
        var header = top.Object("header", true, ["title", "effectiveFrom", "effectiveTo", "author", "reason", .. more]);
        var title = header?.Sentence("title") ?? Sentence.Empty;
        var from = header?.Date("effectiveFrom");
        if (header?.Date("effectiveTo", nullable: true) is { } to && to < from)
        {
            problems.Add(header.Get("effectiveTo")!, null, FileMessages.DatesReversed());
        }

        return (new(title, header?.Text("author") ?? "", header?.Text("reason", max: 2000) ?? ""), header);
    }

    /// <returns>Null where there are too many to look at.</returns>
    public static IReadOnlyList<JsonItem>? Rules(ObjectReader top, ProblemList problems)
    {
        var rules = top.Objects("Rules", "Aturan");
        if (rules.Count > MaxRules)
        {
            problems.Add(top.Get("Rules")!, null, ScorecardMessages.TooMany("rules", MaxRules));
            return null;
        }

        if (rules.Count == 0 && top.Get("Rules", required: false) is { Kind: JsonItemKind.List, Items.Count: 0 } none)
        {
            problems.Add(none, null, ScorecardMessages.NoRules());
        }

        return rules;
    }

    /// <summary>The examples; none where there are too many to run.</summary>
    public static IReadOnlyList<JsonItem> Cases(ObjectReader top, ProblemList problems)
    {
        var cases = top.Objects("cases", "Contoh");
        if (cases.Count <= MaxCases)
        {
            return cases;
        }

        problems.Add(top.Get("cases")!, null, ScorecardMessages.TooMany("cases", MaxCases));
        return [];
    }
}

/// <summary>Codes of which each may stand once, with the place of the first.</summary>
internal sealed class UniqueCodes(ProblemList problems)
{
    private readonly Dictionary<string, JsonItem> _places = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> All => _places.Keys;

    public bool Contains(string code) => _places.ContainsKey(code);

    /// <summary>A second one is a problem. A code that could not be read is told already.</summary>
    public void Add(string code, JsonItem at, string? rule)
    {
        if (code.Length > 0 && !_places.TryAdd(code, at))
        {
            problems.Add(at, rule, ScorecardMessages.CodeTwice(code, problems.LineOf(_places[code]), problems.LineOf(at)));
        }
    }
}
