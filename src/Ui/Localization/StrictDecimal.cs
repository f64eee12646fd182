using System.Globalization;
using System.Text.RegularExpressions;

namespace Icmesh.Ui;

/// <summary>
/// .NET reads "2.35" as 235 and "0.05" as 5 in id-ID, because '.' groups thousands. For exposure limits that is a factor
/// of 100, so grouping is accepted only where it cannot be a decimal, and what can be read two ways is refused.
/// </summary>
public static partial class StrictDecimal
{
    public enum Reading
    {
        Number,
        NotANumber,
        Ambiguous,
    }

    /// <summary>Reads a number as people of that culture write it.</summary>
    /// <param name="value">The number; 0 unless the answer is <see cref="Reading.Number"/>.</param>
    public static Reading Read(string text, CultureInfo culture, out decimal value)
    {
        value = 0;
        var trimmed = text.Trim().Replace('\u2212', '-');
        if (!Shape().IsMatch(trimmed)) return Reading.NotANumber;

        var parts = trimmed.Split(culture.NumberFormat.NumberDecimalSeparator);
        var group = culture.NumberFormat.NumberGroupSeparator;
        if (parts.Length > 2) return Reading.NotANumber;
        if (parts.Length == 2 && parts[1].Contains(group, StringComparison.Ordinal)) return Reading.NotANumber;
        if (parts[0].Contains(group, StringComparison.Ordinal) && !IsSurelyGrouping(parts, group)) return Reading.Ambiguous;

        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        return decimal.TryParse(trimmed, styles, culture, out value) ? Reading.Number : Reading.NotANumber;
    }

    private static bool IsSurelyGrouping(string[] parts, string group)
    {
        var groups = parts[0].TrimStart('-').Split(group);
        if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3)) return false;

        // "1.500" alone may be one thousand five hundred or one and a half.
        return groups.Length > 2 || parts.Length == 2;
    }

    [GeneratedRegex("^-?[0-9][0-9.,]*$")]
    private static partial Regex Shape();
}
