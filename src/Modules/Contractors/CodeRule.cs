using Icmesh.Kernel.Text;

namespace Icmesh.Contractors;

/// <summary>Codes stand in addresses of pages and in file names: letters, digits, spaces and a few signs.</summary>
internal static class CodeRule
{
    public static readonly Sentence Remedy = new(
        "Pakai huruf, angka, spasi, titik, garis bawah, atau tanda hubung, paling banyak 40.", "Use letters, digits, spaces, dots, underscores or hyphens, at most 40.");

    public static Sentence Reason(string code) => new($"\"{code}\" tidak dapat dipakai sebagai kode.", $"\"{code}\" cannot be used as a code.");

    /// <summary>Words that pages beside a contractor's own have in their address; nobody may be called so.</summary>
    private static readonly string[] Reserved = ["Create", "Sites"];

    public static bool IsValid(string? code) =>
        code?.Trim() is { Length: > 0 and <= Data.Lengths.Code } text && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)
        && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '-' or '&' or '+' or '(' or ')') && text.Trim('.').Length > 0;
}
