using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Asks a person who is signed in to show once more who it is, then leads on.</summary>
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class StepUpModel(AccountsDb db, StepUp stepUp, PasskeyProof passkey) : PageModel
{
    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    [BindProperty(Name = Proving.StepUp.Secret)] public string? Typed { get; set; }

    [BindProperty(Name = Proving.StepUp.Passkey)] public string? Credential { get; set; }

    public StepUpQuestion StepUp { get; private set; } = null!;

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        StepUp = await stepUp.QuestionAsync(HttpContext.Me(), cancellationToken) with { Back = UiEndpoints.LocalPath(ReturnUrl) };
        return HttpContext.Me().HasProvedItself ? LocalRedirect(UiEndpoints.LocalPath(ReturnUrl)) : Page();
    }

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        StepUp = await stepUp.QuestionAsync(HttpContext.Me(), cancellationToken);
        try
        {
            return await stepUp.ProveAsync(HttpContext, Typed, Credential) ?? LocalRedirect(UiEndpoints.LocalPath(ReturnUrl));
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, Proving.StepUp.Secret);
        }
    }

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        passkey.IsOffered ? Content(await passkey.OptionsAsync(HttpContext, await db.OwnAsync(HttpContext, cancellationToken)), "application/json") : NotFound();
}
