using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Enrols phones, lets their owners in by PIN, and forgets them.</summary>
internal sealed class Phones(AccountsDb db, DbSession transactions, PhoneCookie cookie, PasswordCheck passwords, Entry entry, ICurrentUser user, SiteClock clock)
{
    public Task<List<Phone>> OfAsync(Guid account, CancellationToken cancellationToken) =>
        db.Phones.AsNoTracking().Where(p => p.AccountId == account).OrderBy(p => p.Id).Take(50).ToListAsync(cancellationToken);

    /// <returns>The phone that asks; null where it is none that is enrolled.</returns>
    public async Task<Phone?> FindAsync(HttpContext context, CancellationToken cancellationToken) => cookie.Read(context) is { } held
        ? await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.Id == held.Id && p.SecretHash == held.SecretHash, cancellationToken)
        : null;

    /// <summary>Whose phone it is, for the page that greets its owner.</summary>
    public Task<Account> OwnerAsync(Phone phone, CancellationToken cancellationToken) =>
        db.Accounts.AsNoTracking().Include(a => a.Roles).SingleAsync(a => a.Id == phone.AccountId, cancellationToken);

    /// <summary>The phone that asks becomes this person's. One that it was before keeps its id, and what waits unsent on it its author.</summary>
    /// <exception cref="RefusedException">The PIN is too easy.</exception>
    public async Task<Phone> EnrolAsync(HttpContext context, Account account, string name, string pin, ICurrentUser by, CancellationToken cancellationToken)
    {
        PinRules.Check(pin);
        var known = await FindAsync(context, cancellationToken) is { } found && found.AccountId == account.Id ? await db.Phones.SingleAsync(p => p.Id == found.Id, cancellationToken) : null;
        var phone = known ?? new Phone { AccountId = account.Id, Name = "", SecretHash = "", PinHash = "", EnrolledAt = clock.UtcNow };
        (phone.Name, phone.PinHash, phone.WrongPins, phone.LastSeenAt) = (name.Trim(), passwords.Hash(account, pin), 0, clock.UtcNow);
        phone.SecretHash = cookie.Renew(context, phone.Id);
        if (known is null)
        {
            db.Phones.Add(phone);
        }

        db.Record(by, clock.UtcNow, "account.enrol-phone", "account", account.Id, account.ContractorId, after: new RecordedProof(Device: phone.Name), siteId: account.SiteId, personId: account.PersonId);
        await db.SaveChangesAsync(cancellationToken);
        return phone;
    }

    /// <returns>Whose PIN it is.</returns>
    /// <exception cref="RefusedException">It is wrong; after too many the phone is forgotten.</exception>
    public async Task<Account> CheckAsync(HttpContext context, Phone phone, string pin, CancellationToken cancellationToken)
    {
        var account = await OwnerAsync(phone, cancellationToken);

        // Taken before the PIN is looked at, so that many at once are no more than are allowed.
        if (await db.Phones.Where(p => p.Id == phone.Id && p.WrongPins < Phone.Most).ExecuteUpdateAsync(s => s.SetProperty(p => p.WrongPins, p => p.WrongPins + 1), cancellationToken) == 0)
        {
            throw Forgotten();
        }

        if (passwords.Fits(account, phone.PinHash, pin) && await entry.IsOpenAsync(account, cancellationToken))
        {
            var now = clock.UtcNow;
            await db.Phones.Where(p => p.Id == phone.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.WrongPins, 0).SetProperty(p => p.LastSeenAt, now), cancellationToken);
            return account;
        }

        var left = Phone.Most - await db.Phones.Where(p => p.Id == phone.Id).Select(p => p.WrongPins).SingleOrDefaultAsync(cancellationToken);
        if (left > 0)
        {
            throw new RefusedException(
                new("PIN tidak cocok.", "The PIN does not match."), new($"Sisa {left} percobaan, lalu ponsel ini harus didaftarkan lagi.", $"{left} attempts left, then this phone must be enrolled again."));
        }

        await RemoveAsync(new NamedUser(account), account, phone.Id, "account.lock-phone", cancellationToken);
        cookie.Remove(context);
        throw Forgotten();
    }

    /// <summary>The phone is nobody's from this moment on, and whoever is signed in on it is out.</summary>
    /// <exception cref="NotFoundException">There is no such phone, or it is somebody else's.</exception>
    public Task RemoveAsync(Account account, Guid id, CancellationToken cancellationToken) => RemoveAsync(user, account, id, "account.remove-phone", cancellationToken);

    private Task RemoveAsync(ICurrentUser by, Account account, Guid id, string action, CancellationToken cancellationToken) => transactions.InTransactionAsync(
        async () =>
        {
            await db.Sessions.Where(s => s.PhoneId == id && s.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
            if (await db.Phones.Where(p => p.Id == id && p.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                throw new NotFoundException($"phone {id}");
            }

            db.Record(by, clock.UtcNow, action, "account", account.Id, account.ContractorId, siteId: account.SiteId);
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private static RefusedException Forgotten() => new(
        new("Terlalu banyak PIN salah: ponsel ini tidak dikenal lagi.", "Too many wrong PINs: this phone is no longer known."),
        new("Masuk dengan sandi, lalu daftarkan ponsel ini lagi.", "Sign in with your password, then enrol this phone again."));
}
