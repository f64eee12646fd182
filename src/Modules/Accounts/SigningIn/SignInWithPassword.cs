using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>
/// Checks name or phone number and password. Whatever is wrong, the answer is the same, and it takes the same work: one password is
/// verified and one failure written, also for a name that nobody has.
/// </summary>
internal sealed class SignInWithPassword(AccountsDb db, AttemptCounter attempts, PasswordCheck passwords, Entry entry, SiteClock clock)
{
    /// <exception cref="RefusedException">Wrong name or password, or no entry for now.</exception>
    public async Task<Account> RunAsync(string name, string password, CancellationToken cancellationToken)
    {
        var phone = PhoneNumber.Normalize(name);
        var typed = phone ?? SignInName.Normalize(name);
        var account = await db.Accounts.AsNoTracking().Include(a => a.Roles)
            .SingleOrDefaultAsync(a => phone == null ? a.NormalizedUserName == typed : a.PhoneNumber == phone, cancellationToken);
        var subject = AttemptCounter.SubjectOf(account, typed);
        await attempts.SpendAsync(subject, cancellationToken);
        if (!passwords.Verify(account, password) || account is null || account.OneTimeUntil <= clock.UtcNow || !await entry.IsOpenAsync(account, cancellationToken))
        {
            throw Refused();
        }

        // The second step counts for itself: a right password does not give its attempts back.
        await attempts.ForgetAsync(subject, cancellationToken);
        return account;
    }

    private static RefusedException Refused() => new(
        new("Nama atau sandi tidak cocok.", "The name and the password do not match."),
        new($"Periksa keduanya; setelah {SignInAttempts.Most} kali gagal nama itu tertutup 15 menit. Lupa sandi? Minta yang baru kepada admin K3LH atau admin perusahaan Anda.",
            $"Check both; after {SignInAttempts.Most} failures that name is closed for 15 minutes. Forgotten? Ask the HSE admin or your company's admin for a new one."));
}

/// <summary>Whether an account may be used at all, however well its owner proves to be the one.</summary>
internal sealed class Entry(CompanyEntry companies)
{
    public async Task<bool> IsOpenAsync(Account account, CancellationToken cancellationToken) =>
        !account.IsDisabled && await companies.IsOpenAsync(account.ContractorId, cancellationToken);
}
