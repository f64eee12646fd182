using Icmesh.Accounts.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Remembers, for a few minutes and in this browser alone, whose password was right and whose second proof is still missing.</summary>
internal sealed class HalfSignedIn(AccountsDb db, Entry entry, SealedCookies cookies)
{
    private const string Cookie = "half";

    public void Remember(HttpContext context, Account account) => cookies.Set(context, Cookie, new Half(account.Id, account.SecurityStamp!));

    public void Forget(HttpContext context) => cookies.Remove(context, Cookie);

    /// <returns>Null where the first step is not done, too long ago, or was done before something changed about the account.</returns>
    public async Task<Account?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var account = cookies.Read<Half>(context, Cookie) is { } half
            ? await db.Accounts.AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == half.Id && a.SecurityStamp == half.Stamp, cancellationToken)
            : null;
        return account is not null && await entry.IsOpenAsync(account, cancellationToken) ? account : null;
    }

    private sealed record Half(Guid Id, string Stamp);
}
