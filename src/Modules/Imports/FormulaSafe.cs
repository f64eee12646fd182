namespace Icmesh.Imports;

/// <summary>
/// A cell that begins like a formula would be run by the spreadsheet that opens our file. Such text gets a leading ' on its way out
/// and loses it on its way in, so that a round trip changes nothing.
/// </summary>
internal static class FormulaSafe
{
    public static string Escape(string text) => StartsLikeFormula(text) ? "'" + text : text;

    public static string Unescape(string text) => text.StartsWith('\'') && StartsLikeFormula(text) ? text[1..] : text;

    private static bool StartsLikeFormula(string text) =>
        text.AsSpan().TrimStart('\'') is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\0';
}
