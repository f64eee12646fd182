using System.Collections.Frozen;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Identity;

namespace Icmesh.Accounts.Passwords;

/// <summary>
/// What a password must be: long, and not one that everybody tries first. Nothing about capitals, digits and signs, which only make people
/// write <c>Password1!</c> (ASVS 5.0, 6.2.1–6.2.12).
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 12, Longest = Data.Lengths.Password;

    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    /// <exception cref="RefusedException">With the reason and what to do.</exception>
    public static void Check(string password, string signInName)
    {
        if (password.Length is < Shortest or > Longest)
        {
            throw new RefusedException(
                new($"Sandi harus {Shortest} sampai {Longest} karakter.", $"A password has {Shortest} to {Longest} characters."),
                new("Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.", "A few unrelated words are easy to remember and hard to guess."));
        }

        var plain = Plain(password);
        if (IsCommon(plain))
        {
            throw new RefusedException(
                new("Sandi itu termasuk yang paling sering dipakai dan paling dulu ditebak.", "That password is among those that are used most and guessed first."),
                new("Pakai beberapa kata yang tidak berhubungan.", "Use a few unrelated words."));
        }

        if (Plain(signInName) is { Length: > 0 } name && plain.Contains(name, StringComparison.Ordinal))
        {
            throw new RefusedException(
                new("Sandi itu memuat nama masuk.", "That password contains the sign-in name."), new("Pakai kata lain.", "Use other words."));
        }
    }

    internal static bool IsCommon(string plain) => plain.Length == 0 || Common.Value.Contains(plain);

    /// <summary>As the list is written: without case and signs.</summary>
    internal static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}

/// <summary>The same rules for ASP.NET's own user manager, so that no way round them is left.</summary>
internal sealed class IdentityPasswordRules : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        try
        {
            PasswordRules.Check(password ?? "", user.UserName ?? "");
            return Task.FromResult(IdentityResult.Success);
        }
        catch (RefusedException refused)
        {
            return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Password", Description = refused.Reason.ToString() }));
        }
    }
}
