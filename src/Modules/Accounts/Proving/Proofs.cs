using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>Checks what a person types to show who it is. Every try counts, whatever it was.</summary>
internal sealed class Proofs(AccountsDb db, DbSession transactions, AttemptCounter attempts, PasswordCheck passwords, Totp totp, RecoveryCodes codes, SiteClock clock)
{
    /// <summary>A code of the authenticator app or a recovery code, after the password.</summary>
    /// <exception cref="RefusedException">Neither, or too many attempts.</exception>
    public async Task SecondAsync(Account account, string typed, CancellationToken cancellationToken)
    {
        await attempts.SpendAsync(AttemptCounter.SecondOf(account.Id), cancellationToken);
        if (!(IsCode(typed) ? await CodeAsync(account.Id, typed, cancellationToken) : await RecoveryAsync(account, typed, cancellationToken)))
        {
            throw new RefusedException(
                new("Kode itu tidak cocok atau sudah dipakai.", "That code does not match or has been used."),
                new("Tunggu kode berikutnya di aplikasi, atau pakai satu kode pemulihan.", "Wait for the app's next code, or use a recovery code."));
        }
    }

    /// <summary>Password or a code of the authenticator app, from somebody who is signed in.</summary>
    /// <exception cref="RefusedException">Neither, or too many attempts.</exception>
    public async Task AgainAsync(Account account, string typed, CancellationToken cancellationToken)
    {
        var subject = AttemptCounter.SubjectOf(account, "");
        await attempts.SpendAsync(subject, cancellationToken);
        if (!(IsCode(typed) ? await CodeAsync(account.Id, typed, cancellationToken) : passwords.Verify(account, typed)))
        {
            throw new RefusedException(
                new("Tidak cocok.", "That does not match."), new("Ketik ulang sandi Anda, atau kode yang sedang tampil di aplikasi.", "Type your password again, or the code that the app shows now."));
        }

        await attempts.ForgetAsync(subject, cancellationToken);
    }

    /// <summary>A password is longer than six digits: what was typed says which of the two it is.</summary>
    private static bool IsCode(string typed) => Authenticator.Digits(typed) is { Length: 6 } code && code.All(char.IsAsciiDigit);

    /// <summary>A code works once: of two who send the same at once, one is refused.</summary>
    private async Task<bool> CodeAsync(Guid account, string typed, CancellationToken cancellationToken)
    {
        var factor = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == account && f.ConfirmedAt != null, cancellationToken);
        return factor is not null && totp.StepOf(factor.SealedSecret, Authenticator.Digits(typed)) is { } step
            && await db.SecondFactors.Where(f => f.AccountId == account && f.LastStep < step).ExecuteUpdateAsync(s => s.SetProperty(f => f.LastStep, step), cancellationToken) == 1;
    }

    private Task<bool> RecoveryAsync(Account account, string typed, CancellationToken cancellationToken) => transactions.InTransactionAsync(
        async () =>
        {
            if (!await codes.UseAsync(account.Id, typed, cancellationToken))
            {
                return false;
            }

            db.Record(
                new NamedUser(account), clock.UtcNow, "account.use-recovery-code", "account", account.Id, account.ContractorId,
                after: new RecordedProof(Left: await codes.LeftAsync(account.Id, cancellationToken)), siteId: account.SiteId);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);
}
