using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Only ever posted to: a link that somebody else wrote signs nobody out.</summary>
internal sealed class SignOutModel : PageModel
{
    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.EndSessionAsync();
        return LocalRedirect("/Accounts/SignIn");
    }
}
