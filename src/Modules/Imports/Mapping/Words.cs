using System.Globalization;
using System.Text;

namespace Icmesh.Imports.Mapping;

/// <summary>Compares words that people write in many ways.</summary>
internal static class Words
{
    /// <summary>Letters and digits alone, small: <c>Man Hours</c>, <c>man_hours</c> and <c>manHours</c> are the same.</summary>
    public static string Key(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The nearest of the known words if it is near enough to be meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(k => (Word: k, Likeness: Likeness(word, k)))
        .Where(k => k.Likeness >= 0.6m)
        .OrderByDescending(k => k.Likeness)
        .Select(k => k.Word)
        .FirstOrDefault();

    /// <summary>1 for the same, 0 for nothing in common.</summary>
    public static decimal Likeness(string one, string other)
    {
        var (a, b) = (Key(one), Key(other));
        var longest = Math.Max(a.Length, b.Length);
        return longest is 0 or > 100 ? 0 : 1 - Distance(a, b) / (decimal)longest;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    public static string Clean(string text, Cleaning cleaning) => cleaning switch
    {
        Cleaning.Code => Code(text),
        Cleaning.Text => string.Join(' ', string.Concat(text.Select(Visible)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        Cleaning.None => text.Trim(),
    };

    private static string Visible(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Format => "",
        UnicodeCategory.Control => " ",
        _ => c.ToString(),
    };

    private static string Code(string text) => string.Join('-', string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
