using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Changing;

/// <summary>What is done to an account at one press, by an admin or its owner. Each takes effect on that person's next request.</summary>
internal sealed class AccountActions(AccountsDb db, AccountChecks checks, AttemptCounter attempts, PasswordCheck passwords, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="RefusedException">It is the own account or the last HSE admin's.</exception>
    public async Task DisableAsync(Account account, CancellationToken cancellationToken)
    {
        NotOwn(account);
        var before = RecordedAccount.Of(account);
        await checks.NotLastAdminAsync(account, cancellationToken);
        account.IsDisabled = true;
        account.SignOutEverywhere();
        await SaveAsync(account, "account.disable", before, cancellationToken);
    }

    public Task EnableAsync(Account account, CancellationToken cancellationToken)
    {
        var before = RecordedAccount.Of(account);
        account.IsDisabled = false;
        return SaveAsync(account, "account.enable", before, cancellationToken);
    }

    public Task EndSessionsAsync(Account account, CancellationToken cancellationToken)
    {
        account.SignOutEverywhere();
        return SaveAsync(account, "account.sign-out-everywhere", null, cancellationToken);
    }

    /// <summary>The language of the screen: the owner's own choice.</summary>
    public Task SpeakAsync(Account account, string language, CancellationToken cancellationToken)
    {
        var before = RecordedAccount.Of(account);
        account.Language = language;
        return SaveAsync(account, "account.language", before, cancellationToken);
    }

    /// <returns>The one-time password: shown once, kept nowhere, to be changed at the next sign-in.</returns>
    /// <exception cref="RefusedException">It is the own account: that has a page which asks for the current password.</exception>
    public async Task<string> ResetPasswordAsync(Account account, CancellationToken cancellationToken)
    {
        NotOwn(account);
        var password = RandomText.OneTimePassword();
        account.PasswordHash = passwords.Hash(account, password);
        account.OneTimeUntil = clock.UtcNow + CreateAccount.OneTimeLifetime;
        account.SignOutEverywhere();
        await attempts.ForgetAsync(AttemptCounter.SubjectOf(account, ""), cancellationToken);
        await SaveAsync(account, "account.reset-password", null, cancellationToken);
        return password;
    }

    /// <summary>Takes away authenticator app, passkeys and recovery codes of somebody who lost them. The person is told on its next pages.</summary>
    /// <exception cref="RefusedException">It is the own account.</exception>
    public async Task ResetSecondFactorAsync(Account account, CancellationToken cancellationToken)
    {
        NotOwn(account);
        db.SecondFactors.RemoveRange(await db.SecondFactors.Where(f => f.AccountId == account.Id).ToListAsync(cancellationToken));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancellationToken));
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == account.Id).ToListAsync(cancellationToken));
        account.TwoFactorEnabled = false;
        account.SecondFactorResetAt = clock.UtcNow;
        account.SignOutEverywhere();
        await SaveAsync(account, "account.reset-second-factor", null, cancellationToken);
    }

    /// <summary>The person has read that an admin took the second factor away.</summary>
    public Task SeenResetAsync(Account account, CancellationToken cancellationToken)
    {
        account.SecondFactorResetAt = null;
        return SaveAsync(account, "account.see-reset", null, cancellationToken);
    }

    /// <param name="before">The account before it was changed; null where nothing of what is recorded did.</param>
    private Task<int> SaveAsync(Account account, string action, RecordedAccount? before, CancellationToken cancellationToken)
    {
        db.Record(
            user, clock.UtcNow, action, RecordedAccount.Noun, account.Id, account.ContractorId, before, before is null ? null : RecordedAccount.Of(account), siteId: account.SiteId, personId: account.PersonId);
        return db.SaveChangesAsync(cancellationToken);
    }

    private void NotOwn(Account account)
    {
        if (account.UserName == user.Name)
        {
            throw new RefusedException(
                new("Ini akun Anda sendiri.", "This is your own account."), new("Pakai halaman Akun saya, atau minta admin lain.", "Use the page My account, or ask another admin."));
        }
    }
}
