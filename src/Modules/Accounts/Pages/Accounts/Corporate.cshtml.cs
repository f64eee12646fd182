using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Leads to the own company's sign-in, and to its sign-out. A link, since a form may not leave this site.</summary>
[OpenToAll("Whoever is to sign in is not signed in yet; it changes nothing here")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class CorporateModel(Corporate corporate) : PageModel
{
    public IActionResult OnGet([FromQuery(Name = "returnUrl")] string? returnUrl)
    {
        Offered();
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/", Items = { [CorporateScheme.ReturnUrl] = returnUrl } };
        if (HttpContext.Features.Get<SignedInUser>() is not null)
        {
            // Somebody who is signed in is here to prove itself again: an older session at the provider proves nothing.
            properties.Prompt = OpenIdConnectPrompt.Login;
            properties.MaxAge = TimeSpan.Zero;
        }

        return Challenge(properties, Corporate.Scheme);
    }

    public IActionResult OnGetSignOut()
    {
        Offered();
        return SignOut(new AuthenticationProperties { RedirectUri = "/Accounts/SignIn?other=true" }, Corporate.Scheme);
    }

    private void Offered()
    {
        if (!corporate.IsOffered)
        {
            throw new NotFoundException("corporate sign-in");
        }
    }
}
