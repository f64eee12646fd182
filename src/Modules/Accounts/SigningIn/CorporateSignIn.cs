using System.Globalization;
using System.Security.Claims;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>
/// Finds the account of a person whom the own company's sign-in vouches for: by its lasting id there, the first time by its verified
/// e-mail address. Never makes an account: who may come in is said here.
/// </summary>
internal sealed class CorporateSignIn(AccountsDb db, Entry entry, Corporate corporate, SiteClock clock)
{
    /// <returns>Null where no account is this person's, or it may not be used.</returns>
    public async Task<(Account Account, Proven Proven)?> FindAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (person.FindFirst("sub") is not { Value.Length: > 0 } subject)
        {
            return null;
        }

        var key = SecretHash.Of($"{subject.Issuer} {subject.Value}");
        var known = await db.Logins.Where(l => l.LoginProvider == Corporate.Scheme && l.ProviderKey == key).Select(l => (Guid?)l.UserId).SingleOrDefaultAsync(cancellationToken);
        var account = known is { } id
            ? await db.Accounts.AsNoTracking().Include(a => a.Roles).SingleAsync(a => a.Id == id, cancellationToken)
            : await ByEmailAsync(person, cancellationToken);
        if (account is null || !await entry.IsOpenAsync(account, cancellationToken))
        {
            return null;
        }

        if (known is null)
        {
            await LinkAsync(account, key, subject.Issuer, cancellationToken);
        }

        return (account, new(SignInMethod.Corporate, IsStrong: HadTwoProofs(person), IsFresh: IsFresh(person)));
    }

    private async Task<Account?> ByEmailAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (person.FindFirstValue("email") is not { Length: > 0 } email || !(corporate.TrustsEmail || IsTrue(person.FindFirstValue("email_verified"))))
        {
            return null;
        }

        var normalized = EmailAddress.Normalize(email);

        // Somebody else's address today, by a second id: whoever was linked first stays.
        return await db.Accounts.AsNoTracking().Include(a => a.Roles)
            .SingleOrDefaultAsync(a => a.NormalizedEmail == normalized && !db.Logins.Any(l => l.UserId == a.Id), cancellationToken);
    }

    private async Task LinkAsync(Account account, string key, string issuer, CancellationToken cancellationToken)
    {
        db.Logins.Add(new() { UserId = account.Id, LoginProvider = Corporate.Scheme, ProviderKey = key, ProviderDisplayName = issuer[..Math.Min(issuer.Length, Lengths.Issuer)] });
        db.Record(new NamedUser(account), clock.UtcNow, "account.link-corporate", "account", account.Id, account.ContractorId, after: new RecordedProof(Issuer: issuer), siteId: account.SiteId);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsTrue(string? claim) => bool.TryParse(claim, out var value) && value;

    /// <summary>The provider says so itself (RFC 8176).</summary>
    private static bool HadTwoProofs(ClaimsPrincipal person) => person.FindAll("amr").Any(c => c.Value == "mfa");

    /// <summary>The person has shown the provider who it is just now, instead of being let through by an older session there.</summary>
    private bool IsFresh(ClaimsPrincipal person) =>
        long.TryParse(person.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && clock.UtcNow - DateTime.UnixEpoch.AddSeconds(Math.Min(seconds, int.MaxValue)) < StepUp.Lifetime;
}
