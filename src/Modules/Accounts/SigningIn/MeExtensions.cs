using Icmesh.Accounts.Data;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

internal static class MeExtensions
{
    /// <summary>Whoever signed in, with what only this module knows of a person.</summary>
    /// <exception cref="NotFoundException">The request acts without an account: the system, or a test's stand-in.</exception>
    public static SignedInUser Me(this HttpContext context) => context.Features.Get<SignedInUser>() ?? throw new NotFoundException("own account");

    /// <summary>The own account, to be changed. Never by an id from the address.</summary>
    public static Task<Account> OwnAsync(this AccountsDb db, HttpContext context, CancellationToken cancellationToken)
    {
        var id = context.Me().Id;
        return db.Accounts.Include(a => a.Roles).SingleAsync(a => a.Id == id, cancellationToken);
    }
}
