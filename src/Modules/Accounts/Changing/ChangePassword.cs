using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Changing;

/// <summary>A person gives itself another password; every other session of the account ends.</summary>
internal sealed class ChangePassword(AccountsDb db, AttemptCounter attempts, PasswordCheck passwords, ICurrentUser user, SiteClock clock)
{
    /// <summary>The one refusal that is about the current password; all others are about the wanted one.</summary>
    public static readonly Sentence WrongCurrent = new("Sandi yang sekarang tidak cocok.", "The current password does not match.");

    /// <exception cref="RefusedException">The current password is wrong, or the new one is too weak.</exception>
    public async Task<Account> RunAsync(Guid id, string current, string wanted, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        var subject = AttemptCounter.SubjectOf(account, "");
        if (await attempts.TakeAsync(subject, cancellationToken) is not null || !passwords.Verify(account, current))
        {
            throw new RefusedException(WrongCurrent, new("Ketik ulang.", "Type it again."));
        }

        await attempts.ForgetAsync(subject, cancellationToken);
        PasswordRules.Check(wanted, account.UserName!);
        if (current == wanted)
        {
            throw new RefusedException(new("Sandi baru sama dengan yang lama.", "The new password is the old one."), new("Pilih yang lain.", "Choose another."));
        }

        account = await db.Accounts.SingleAsync(a => a.Id == id, cancellationToken);
        account.PasswordHash = passwords.Hash(account, wanted);
        account.OneTimeUntil = null;
        account.SignOutEverywhere();
        db.Record(user, clock.UtcNow, "account.change-password", "account", account.Id, account.ContractorId, siteId: account.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        return account;
    }
}
