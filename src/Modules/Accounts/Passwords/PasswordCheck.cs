using Icmesh.Accounts.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.Passwords;

/// <summary>Verifies one password, always: where there is no account, against a hash that no password fits.</summary>
internal sealed class PasswordCheck(IPasswordHasher<Account> hasher, IHostEnvironment environment)
{
    private static readonly Account Nobody = new() { DisplayName = "" };
    private readonly string _noPassword = hasher.HashPassword(Nobody, RandomText.SetUpCode());

    /// <summary>Outside Development the demo accounts' known password fits nothing, wherever its hash came from.</summary>
    public bool Verify(Account? account, string password)
    {
        var hash = account?.PasswordHash;
        var fits = hasher.VerifyHashedPassword(account ?? Nobody, hash ?? _noPassword, password) is not PasswordVerificationResult.Failed;
        return fits && hash is not null && (environment.IsDevelopment() || password != DemoAccounts.Password);
    }

    public bool Fits(Account account, string hash, string text) => hasher.VerifyHashedPassword(account, hash, text) is not PasswordVerificationResult.Failed;

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);
}
