using Icmesh.Accounts.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Remembers, for a few minutes and in this browser alone, whose first proof was right and whose second is still missing.</summary>
internal sealed class HalfSignedIn(AccountsDb db, Entry entry, SealedCookies cookies)
{
    private const string Cookie = "half";

    public void Remember(HttpContext context, Account account, SignInMethod first) => cookies.Set(context, Cookie, new Half(account.Id, account.SecurityStamp!, first));

    public void Forget(HttpContext context) => cookies.Remove(context, Cookie);

    /// <returns>Null where the first step is not done, too long ago, or was done before something changed about the account.</returns>
    public async Task<(Account Account, SignInMethod First)?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookies.Read<Half>(context, Cookie) is not { } half)
        {
            return null;
        }

        var account = await db.Accounts.AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == half.Id && a.SecurityStamp == half.Stamp, cancellationToken);
        return account is not null && await entry.IsOpenAsync(account, cancellationToken) ? (account, half.First) : null;
    }

    private sealed record Half(Guid Id, string Stamp, SignInMethod First);
}
