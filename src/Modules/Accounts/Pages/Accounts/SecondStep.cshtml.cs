using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>The second proof of somebody whose first was right a moment ago.</summary>
[OpenToAll("Whoever is to sign in is not signed in yet; the sealed cookie of the first step says who it is")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class SecondStepModel(AccountsDb db, HalfSignedIn half, Proofs proofs, PasskeyProof passkey, Door door) : PageModel
{
    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    [BindProperty, Display(Name = "SecondStep.CodeField"), Required, StringLength(40)] public string Code { get; set; } = "";

    public bool HasApp { get; private set; }

    public bool HasPasskey { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) is null ? BackToStart() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is not { } open)
        {
            return BackToStart();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await proofs.SecondAsync(open.Account, Code, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, nameof(Code));
        }

        return await EnterAsync(open, Proven.Code, cancellationToken);
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        await OpenAsync(cancellationToken) is { } open && HasPasskey ? Content(await passkey.OptionsAsync(HttpContext, open.Account), "application/json") : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await OpenAsync(cancellationToken) is not { } open)
        {
            return BackToStart();
        }

        try
        {
            // The question that it answers names the account: no other's passkey fits.
            await passkey.CheckAsync(HttpContext, credential ?? "", cancellationToken);
            return await EnterAsync(open, Proven.Passkey, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task<(Account Account, SignInMethod First)?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await half.FindAsync(HttpContext, cancellationToken) is not { } found)
        {
            return null;
        }

        var id = found.Account.Id;
        HasApp = await db.SecondFactors.AnyAsync(f => f.AccountId == id && f.ConfirmedAt != null, cancellationToken);
        HasPasskey = passkey.IsOffered && await db.Passkeys.AnyAsync(p => p.UserId == id, cancellationToken);
        return found;
    }

    /// <summary>Who came by the own company's account is still to be signed out there, whatever the second proof was.</summary>
    private async Task<IActionResult> EnterAsync((Account Account, SignInMethod First) open, Proven second, CancellationToken cancellationToken)
    {
        var proven = open.First is SignInMethod.Corporate ? second with { Method = SignInMethod.Corporate } : second;
        return LocalRedirect(await door.EnterAsync(HttpContext, open.Account, proven, ReturnUrl, cancellationToken));
    }

    private LocalRedirectResult BackToStart() => LocalRedirect("/Accounts/SignIn" + Door.Query(ReturnUrl));
}
