using Icmesh.Accounts.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>Sets up and takes away a person's authenticator app.</summary>
internal sealed class Authenticator(AccountsDb db, Totp totp, SecondFactors factors, ICurrentUser user, SiteClock clock)
{
    public Task<SecondFactor?> OfAsync(Guid account, CancellationToken cancellationToken) => db.SecondFactors.SingleOrDefaultAsync(f => f.AccountId == account, cancellationToken);

    /// <summary>A new secret, not in use until a code has confirmed it.</summary>
    /// <exception cref="RefusedException">An app is in use already.</exception>
    public async Task StartAsync(Account account, CancellationToken cancellationToken)
    {
        var factor = await OfAsync(account.Id, cancellationToken);
        if (factor?.ConfirmedAt is not null)
        {
            throw new RefusedException(
                new("Aplikasi autentikator sudah aktif.", "An authenticator app is in use already."), new("Matikan dahulu bila ingin memakai ponsel lain.", "Switch it off first to use another phone."));
        }

        if (factor is null)
        {
            db.SecondFactors.Add(new() { AccountId = account.Id, SealedSecret = totp.NewSealedSecret() });
        }
        else
        {
            factor.SealedSecret = totp.NewSealedSecret();
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>New recovery codes where there were none; otherwise none.</returns>
    /// <exception cref="RefusedException">The code is not one of the app's.</exception>
    public async Task<IReadOnlyList<string>> ConfirmAsync(Account account, Session session, string code, CancellationToken cancellationToken)
    {
        var factor = await OfAsync(account.Id, cancellationToken);
        if (factor is not { ConfirmedAt: null } || totp.StepOf(factor.SealedSecret, Digits(code)) is not { } step)
        {
            throw new RefusedException(
                new("Kode itu tidak cocok.", "That code does not match."),
                new("Ketik kode yang sedang tampil di aplikasi; periksa apakah jam ponsel diatur otomatis.", "Type the code that the app shows now; check that the phone sets its clock automatically."));
        }

        (factor.ConfirmedAt, factor.LastStep) = (clock.UtcNow, step);
        var made = await factors.JoinAsync(account, session, cancellationToken);
        db.Record(user, clock.UtcNow, "account.add-authenticator", "account", account.Id, account.ContractorId, siteId: account.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }

    /// <exception cref="RefusedException">A role of this person demands a second factor, and there is no other.</exception>
    public async Task SwitchOffAsync(Account account, CancellationToken cancellationToken)
    {
        await factors.LeaveAsync(account, hasAnother: await db.Passkeys.AnyAsync(p => p.UserId == account.Id, cancellationToken), cancellationToken);
        db.SecondFactors.RemoveRange(await db.SecondFactors.Where(f => f.AccountId == account.Id).ToListAsync(cancellationToken));
        db.Record(user, clock.UtcNow, "account.remove-authenticator", "account", account.Id, account.ContractorId, siteId: account.SiteId);
        await db.SaveChangesAsync(cancellationToken);
    }

    public static string Digits(string code) => code.Replace(" ", "", StringComparison.Ordinal).Trim();
}
