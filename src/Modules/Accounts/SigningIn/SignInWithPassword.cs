using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>
/// Signs in by name or phone number and password. Whatever is wrong, the answer is the same, and it takes the same work: one password is
/// verified and one failure written, also for a name that nobody has.
/// </summary>
internal sealed class SignInWithPassword(
    AccountsDb db, DbSession session, AttemptCounter attempts, PasswordCheck passwords, CompanyEntry companies, RoleMatrix matrix, SiteClock clock)
{
    /// <exception cref="RefusedException">Wrong name or password, or no entry for now.</exception>
    public async Task<Account> RunAsync(string name, string password, CancellationToken cancellationToken)
    {
        var phone = PhoneNumber.Normalize(name);
        var typed = phone ?? SignInName.Normalize(name);
        var account = await db.Accounts.AsNoTracking().Include(a => a.Roles)
            .SingleOrDefaultAsync(a => phone == null ? a.NormalizedUserName == typed : a.PhoneNumber == phone, cancellationToken);
        var subject = AttemptCounter.SubjectOf(account, typed);
        if (await attempts.TakeAsync(subject, cancellationToken) is { } until)
        {
            throw Closed(until);
        }

        if (!passwords.Verify(account, password) || account is null || !await MayEnterAsync(account, cancellationToken))
        {
            throw Refused();
        }

        await RecordAsync(account, subject, cancellationToken);
        return account;
    }

    private async Task<bool> MayEnterAsync(Account account, CancellationToken cancellationToken) =>
        !account.IsDisabled && (account.OneTimeUntil is not { } ends || ends > clock.UtcNow)
        && await companies.IsOpenAsync(account.ContractorId, cancellationToken);

    /// <remarks>The moment is written past the version: a sign-in is no edit that a form would collide with.</remarks>
    private Task RecordAsync(Account account, string subject, CancellationToken cancellationToken) => session.InTransactionAsync(
        async () =>
        {
            var now = clock.UtcNow;
            await attempts.ForgetAsync(subject, cancellationToken);
            await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastSignInAt, now), cancellationToken);
            db.Record(new SignedInUser(SessionRow.Of(account), matrix), now, "account.sign-in", "account", account.Id, account.ContractorId);
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private static RefusedException Refused() => new(
        new("Nama atau sandi tidak cocok.", "The name and the password do not match."),
        new($"Periksa keduanya; setelah {SignInAttempts.Most} kali gagal nama itu tertutup 15 menit. Lupa sandi? Minta yang baru kepada admin K3LH atau admin perusahaan Anda.",
            $"Check both; after {SignInAttempts.Most} failures that name is closed for 15 minutes. Forgotten? Ask the HSE admin or your company's admin for a new one."));

    private RefusedException Closed(DateTime until)
    {
        var at = clock.ToSite(until).AddSeconds(59);
        return new(
            new("Terlalu banyak percobaan dengan nama ini.", "Too many attempts with this name."),
            new($"Coba lagi setelah pukul {at:HH.mm}.", $"Try again after {at:HH:mm}."));
    }
}
