using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Proving;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Lets an admin put a phone into a person's hand that then needs no password: one code, one use, one hour.</summary>
internal sealed class PhoneCodes(AccountsDb db, DbSession transactions, Phones phones, Entry entry, SecondFactorPolicy policy, ICurrentUser user, SiteClock clock)
{
    /// <returns>The code: shown once, kept nowhere. An older one of the same person stops working.</returns>
    /// <exception cref="RefusedException">The account is one that a code alone must not open.</exception>
    public async Task<string> MakeAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.TwoFactorEnabled || policy.Demands(account.RoleCodes) || account.ContractorId is null)
        {
            throw new RefusedException(
                new("Kode ponsel hanya untuk orang kontraktor tanpa verifikasi dua langkah.", "A phone code is only for a contractor's person without a second factor."),
                new("Orangnya sendiri mendaftarkan ponselnya setelah masuk.", "The person enrols the phone itself, once signed in."));
        }

        var code = RandomText.PhoneCode();
        var stored = await db.PhoneCodes.SingleOrDefaultAsync(c => c.AccountId == account.Id, cancellationToken);
        if (stored is null)
        {
            db.PhoneCodes.Add(new() { AccountId = account.Id, Hash = SecretHash.Of(code), EndsAt = clock.UtcNow + PhoneCode.Lifetime });
        }
        else
        {
            (stored.Hash, stored.EndsAt) = (SecretHash.Of(code), clock.UtcNow + PhoneCode.Lifetime);
        }

        db.Record(user, clock.UtcNow, "account.make-phone-code", "account", account.Id, account.ContractorId, siteId: account.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <exception cref="RefusedException">The code is wrong, used or too old, or the PIN is too easy.</exception>
    public Task<(Account Account, Phone Phone)> UseAsync(HttpContext context, string code, string name, string pin, CancellationToken cancellationToken)
    {
        PinRules.Check(pin);
        var hash = SecretHash.Of(code.Trim().ToLowerInvariant());
        return transactions.InTransactionAsync(
            async () =>
            {
                var now = clock.UtcNow;
                var id = await db.PhoneCodes.Where(c => c.Hash == hash && c.EndsAt > now).Select(c => (Guid?)c.AccountId).SingleOrDefaultAsync(cancellationToken);

                // Removing it is what uses it: of two who send the same code at once, one removes nothing.
                if (id is null || await db.PhoneCodes.Where(c => c.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 0)
                {
                    throw Refused();
                }

                var account = await db.Accounts.AsNoTracking().Include(a => a.Roles).SingleAsync(a => a.Id == id, cancellationToken);
                return await entry.IsOpenAsync(account, cancellationToken) && !account.TwoFactorEnabled && !policy.Demands(account.RoleCodes)
                    ? (account, await phones.EnrolAsync(context, account, name, pin, new NamedUser(account), cancellationToken))
                    : throw Refused();
            },
            cancellationToken);
    }

    private static RefusedException Refused() => new(
        new("Kode itu salah atau sudah tidak dapat dipakai.", "That code is wrong or can no longer be used."), new("Minta kode baru kepada admin perusahaan Anda.", "Ask your company's admin for a new code."));
}
