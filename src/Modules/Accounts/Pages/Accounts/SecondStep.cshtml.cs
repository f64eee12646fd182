using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>The second proof of somebody whose password was right a moment ago.</summary>
[OpenToAll("Whoever is to sign in is not signed in yet; the sealed cookie of the first step says who it is")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class SecondStepModel(HalfSignedIn half, Proofs proofs, Sessions sessions, Landing landing) : PageModel
{
    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    [BindProperty, Display(Name = "SecondStep.CodeField"), Required, StringLength(40)] public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await half.FindAsync(HttpContext, cancellationToken) is null ? BackToStart() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await half.FindAsync(HttpContext, cancellationToken) is not { } account)
        {
            return BackToStart();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await proofs.SecondAsync(account, Code, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, nameof(Code));
        }

        half.Forget(HttpContext);
        return LocalRedirect(landing.For(await sessions.BeginAsync(HttpContext, account, SignInMethod.Code, cancellationToken), ReturnUrl));
    }

    private LocalRedirectResult BackToStart() => LocalRedirect($"/Accounts/SignIn{(ReturnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(ReturnUrl)}")}");
}
