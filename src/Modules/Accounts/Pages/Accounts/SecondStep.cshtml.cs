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

/// <summary>The second proof of somebody whose password was right a moment ago.</summary>
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
        if (await OpenAsync(cancellationToken) is not { } account)
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

        return LocalRedirect(await door.EnterAsync(HttpContext, account, SignInMethod.Code, ReturnUrl, cancellationToken));
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        await OpenAsync(cancellationToken) is { } account && HasPasskey ? Content(await passkey.OptionsAsync(HttpContext, account), "application/json") : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await OpenAsync(cancellationToken) is not { } account)
        {
            return BackToStart();
        }

        try
        {
            // The question that it answers names the account: no other's passkey fits.
            await passkey.CheckAsync(HttpContext, credential ?? "", cancellationToken);
            return LocalRedirect(await door.EnterAsync(HttpContext, account, SignInMethod.Passkey, ReturnUrl, cancellationToken));
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task<Account?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await half.FindAsync(HttpContext, cancellationToken) is not { } account)
        {
            return null;
        }

        HasApp = await db.SecondFactors.AnyAsync(f => f.AccountId == account.Id && f.ConfirmedAt != null, cancellationToken);
        HasPasskey = passkey.IsOffered && await db.Passkeys.AnyAsync(p => p.UserId == account.Id, cancellationToken);
        return account;
    }

    private LocalRedirectResult BackToStart() => LocalRedirect("/Accounts/SignIn" + Door.Query(ReturnUrl));
}
