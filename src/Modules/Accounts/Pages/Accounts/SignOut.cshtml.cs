using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Only ever posted to: a link that somebody else wrote signs nobody out.</summary>
internal sealed class SignOutModel(AccountsDb db, Sessions sessions, ICurrentUser user) : PageModel
{
    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(user, await db.OwnAsync(HttpContext, cancellationToken), HttpContext.Me().Session.Id, "account.sign-out", cancellationToken);
        await HttpContext.SignOutAsync(AccountCookie.Scheme);
        return LocalRedirect(HttpContext.Me().Session.Method is SignInMethod.Corporate ? "/Accounts/SignIn?corporate=left" : "/Accounts/SignIn");
    }
}
