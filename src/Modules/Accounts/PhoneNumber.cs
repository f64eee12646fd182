using System.Text.RegularExpressions;

namespace Icmesh.Accounts;

/// <summary>Phone numbers in one form, so that a person may type the own number as usual: 0812…, 62812… and +62 812-… are the same.</summary>
internal static partial class PhoneNumber
{
    /// <returns>As <c>+62812…</c>; null where the text is no phone number.</returns>
    public static string? Normalize(string? text)
    {
        if (text is null || !Looks().IsMatch(text.Trim()))
        {
            return null;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var whole = text.TrimStart().StartsWith('+') ? digits : digits.StartsWith("62", StringComparison.Ordinal) ? digits : digits.StartsWith('0') ? "62" + digits[1..] : null;
        return whole is { Length: >= 9 and <= 15 } ? "+" + whole : null;
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 ().\-]{6,24}$")]
    private static partial Regex Looks();
}
