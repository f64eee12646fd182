using System.Text.RegularExpressions;
using Icmesh.Kernel.Text;

namespace Icmesh.Accounts;

/// <summary>What people sign in with: letters, digits, dot, hyphen and underscore, with a letter among them, so that it is never a phone number.</summary>
internal static partial class SignInName
{
    /// <exception cref="RefusedException">It cannot be used.</exception>
    public static string Check(string name) => Shape().IsMatch(name.Trim()) && name.Trim().Length <= Data.Lengths.SignInName
        ? name.Trim()
        : throw new RefusedException(
            new($"\"{name}\" tidak dapat dipakai sebagai nama masuk.", $"\"{name}\" cannot be used as a sign-in name."),
            new("Pakai 3 sampai 60 huruf, angka, titik, garis bawah, atau tanda hubung, paling sedikit satu huruf.",
                "Use 3 to 60 letters, digits, dots, underscores or hyphens, at least one letter."));

    public static string Normalize(string name) => name.Trim().ToUpperInvariant();

    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9._-]{3,}$")]
    private static partial Regex Shape();
}
