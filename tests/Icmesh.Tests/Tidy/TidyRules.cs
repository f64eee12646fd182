using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Tidy;

/// <summary>The size and manners of the project's own files. Each rule names what breaks it.</summary>
internal static partial class TidyRules
{
    public const int MemberLines = 70, Parameters = 7;

    /// <summary>The most lines that a file may have; null where nobody counts.</summary>
    public static int? Limit(SourceFile file) => file switch
    {
        { IsGenerated: true } => null,
        { IsTest: true, IsCSharp: true } => 500,
        { Path: "src/Host/Program.cs" } => 90,
        _ when file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal) => 180,
        { IsCSharp: true } => 300,
        { IsRazor: true } => 200,
        _ => null,
    };

    public static IEnumerable<string> Files(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, int> allowed) =>
        TooLarge(files.Where(f => Limit(f) is not null).Select(f => (f.Path, f.Lines.Length, Limit(f)!.Value)), allowed);

    public static IEnumerable<string> LongMembers(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, int> allowed) =>
        TooLarge(files.Where(f => f is { IsCSharp: true, IsGenerated: false })
            .SelectMany(f => Members.Of(f.Text).Select(m => ($"{f.Path} {m.Header}", m.Lines, MemberLines))), allowed);

    /// <summary>What a class is given to work with. Records carry data and are not counted.</summary>
    public static IEnumerable<string> Constructors(IEnumerable<Type> types, IReadOnlyDictionary<string, int> allowed) =>
        TooLarge(types.Where(t => t.GetMethod("<Clone>$") is null && t is { IsValueType: false } && !t.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Select(c => (t.FullName!, c.GetParameters().Length, Parameters))), allowed);

    /// <summary>Reminders are work, and work is listed where it is planned.</summary>
    public static IEnumerable<string> Reminders(IEnumerable<SourceFile> files) =>
        Matches(files.Where(f => f.IsCSharp || f.IsRazor || f.Path.EndsWith(".ts", StringComparison.Ordinal)), Reminder(), f => f.Text);

    public static IEnumerable<string> Clocks(IEnumerable<SourceFile> files) =>
        Matches(files.Where(f => f.IsCSharp || f.IsRazor), Clock(), f => f.IsCSharp ? CSharpText.Code(f.Text) : f.Text);

    /// <summary>The content security policy would block them, on the reader's screen.</summary>
    public static IEnumerable<string> Inline(IEnumerable<SourceFile> files) => Matches(files.Where(f => f.IsRazor), InlineCode(), f => f.Text);

    public static IEnumerable<string> MachinePaths(IEnumerable<SourceFile> files) => Matches(files.Where(f => f.IsText), MachinePath(), f => f.Text);

    public static IEnumerable<string> Endings(IEnumerable<SourceFile> files) =>
        files.Where(f => f.IsText && !f.IsWrittenByTool && f.Text.Length > 0 && !f.Text.EndsWith('\n'))
            .Select(f => $"{f.Path} does not end with a line feed");

    private static IEnumerable<string> TooLarge(IEnumerable<(string Name, int Size, int Limit)> sizes, IReadOnlyDictionary<string, int> allowed)
    {
        var unseen = allowed.Keys.ToHashSet();
        foreach (var (name, size, limit) in sizes)
        {
            if (allowed.TryGetValue(name, out var more))
            {
                unseen.Remove(name);
                if (size > more)
                {
                    yield return $"{name}: {size}, allowed {more}";
                }
                else if (size < more)
                {
                    yield return $"{name}: only {size} now; lower or remove its allowance of {more}";
                }
            }
            else if (size > limit)
            {
                yield return $"{name}: {size}, the limit is {limit}";
            }
        }

        foreach (var name in unseen)
        {
            yield return $"{name} is gone; remove its allowance";
        }
    }

    private static IEnumerable<string> Matches(IEnumerable<SourceFile> files, Regex pattern, Func<SourceFile, string> text) =>
        files.SelectMany(f => pattern.Matches(text(f)).Select(m => $"{f.Path}:{text(f).AsSpan(0, m.Index).Count('\n') + 1} {m.Value.Trim()}"));

    [GeneratedRegex(@"\bTO[D]O\b|\bFIX[M]E\b|\bHA[C]K\b|^\s*#reg[i]on\b", RegexOptions.Multiline)]
    private static partial Regex Reminder();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bEnvironment\.TickCount\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"<script(?![^>]*\bsrc\s*=)(?![^>]*type=""application/json"")[^>]*>|<style\b|\sstyle\s*=\s*[""']|\son[a-z]+\s*=\s*[""']|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<![\w.:/~-])/(work|home|tmp|root|Users)/\w|\b[A-Z]:\\(Users|work)", RegexOptions.None)]
    private static partial Regex MachinePath();
}
