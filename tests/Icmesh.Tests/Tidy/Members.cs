using System.Text.RegularExpressions;

namespace Icmesh.Tests.Tidy;

/// <param name="Line">Where it begins, counted from 1.</param>
internal sealed record Member(int Line, int Lines, string Header);

/// <summary>Finds the members of the types of a file and how many lines each takes, attributes included.</summary>
internal static partial class Members
{
    public static IReadOnlyList<Member> Of(string source)
    {
        var code = CSharpText.Code(source);
        var found = new List<Member>();
        var types = new Stack<int>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '{':
                    if (depth == types.Count && TypeHeader().IsMatch(code[start..at]))
                    {
                        types.Push(depth);
                        start = at + 1;
                    }

                    depth++;
                    break;
                case '}':
                    depth--;
                    if (types.TryPeek(out var type) && type == depth)
                    {
                        types.Pop();
                        start = at + 1;
                    }
                    else if (depth == types.Count && !ContinuesAfter(code, at))
                    {
                        Add(code, start, at, found);
                        start = at + 1;
                    }

                    break;
                case ';' when depth == types.Count:
                    Add(code, start, at, found);
                    start = at + 1;
                    break;
            }
        }

        return found;
    }

    /// <summary>A block that is part of an expression: <c>new { … }.X</c>, a switch expression, a lambda's body.</summary>
    private static bool ContinuesAfter(string code, int brace)
    {
        var next = code.AsSpan(brace + 1).TrimStart();
        return next.Length > 0 && next[0] is ';' or ',' or ')' or '.' or '=' or ']' or '?' or ':';
    }

    private static void Add(string code, int start, int end, List<Member> found)
    {
        while (start < end && char.IsWhiteSpace(code[start]))
        {
            start++;
        }

        var line = code.AsSpan(0, start).Count('\n') + 1;
        var text = code[start..(end + 1)];
        found.Add(new(line, text.AsSpan().Count('\n') + 1, text.Split('\n')[0].Trim()));
    }

    [GeneratedRegex(@"\b(class|struct|interface|record|namespace|enum)\s+[\w.]+[^;{}=]*$", RegexOptions.RightToLeft)]
    private static partial Regex TypeHeader();
}
