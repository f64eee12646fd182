using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>The address of the site alone: leads everybody to the first page of the own menu.</summary>
internal sealed class StartModel(Landing landing, ICurrentUser user) : PageModel
{
    [Requires(AccountsPermissions.Self)]
    public IActionResult OnGet() => LocalRedirect(landing.For(user, null));
}
