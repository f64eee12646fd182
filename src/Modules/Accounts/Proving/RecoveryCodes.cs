using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>Ten codes that each work once, shown when they are made and never again.</summary>
internal sealed class RecoveryCodes(AccountsDb db, ICurrentUser user, SiteClock clock)
{
    public Task<int> LeftAsync(Guid account, CancellationToken cancellationToken) => db.RecoveryCodes.CountAsync(c => c.AccountId == account, cancellationToken);

    /// <summary>Codes for whoever has none yet, to be saved by the caller.</summary>
    public async Task<IReadOnlyList<string>> FirstAsync(Account account, CancellationToken cancellationToken) =>
        await LeftAsync(account.Id, cancellationToken) == 0 ? Make(account.Id) : [];

    /// <summary>New codes; all older ones stop working.</summary>
    public async Task<IReadOnlyList<string>> ReplaceAsync(Account account, CancellationToken cancellationToken)
    {
        await RemoveAsync(account.Id, cancellationToken);
        var made = Make(account.Id);
        db.Record(user, clock.UtcNow, "account.replace-recovery-codes", "account", account.Id, account.ContractorId, siteId: account.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }

    /// <summary>To be saved by the caller.</summary>
    public async Task RemoveAsync(Guid account, CancellationToken cancellationToken) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account).ToListAsync(cancellationToken));

    /// <summary>Uses a code up: of two who send the same at once, one is refused.</summary>
    public async Task<bool> UseAsync(Guid account, string typed, CancellationToken cancellationToken)
    {
        var hash = HashOf(typed);
        return await db.RecoveryCodes.Where(c => c.AccountId == account && c.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private List<string> Make(Guid account)
    {
        var made = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RandomText.RecoveryCode()).ToList();
        db.RecoveryCodes.AddRange(made.Select(c => new RecoveryCode { AccountId = account, Hash = HashOf(c) }));
        return made;
    }

    /// <summary>As it is typed: with or without hyphens and capitals.</summary>
    private static string HashOf(string typed) => SecretHash.Of(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant());
}
