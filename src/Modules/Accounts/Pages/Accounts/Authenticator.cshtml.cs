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

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Takes an authenticator app into use: scan, then type what it shows.</summary>
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class AuthenticatorModel(AccountsDb db, Authenticator authenticator, Totp totp) : PageModel
{
    [BindProperty, Display(Name = "SecondStep.CodeField"), Required, StringLength(10)] public string Code { get; set; } = "";

    public AuthenticatorKey Key { get; private set; } = null!;

    /// <summary>Made just now; shown on this answer and never again.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await IsPendingAsync(cancellationToken) ? Page() : LocalRedirect("/Accounts/Security");

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        try
        {
            await authenticator.StartAsync(await db.OwnAsync(HttpContext, cancellationToken), cancellationToken);
            return LocalRedirect("/Accounts/Authenticator");
        }
        catch (RefusedException)
        {
            return LocalRedirect("/Accounts/Security");
        }
    }

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await IsPendingAsync(cancellationToken))
        {
            return LocalRedirect("/Accounts/Security");
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            NewCodes = await authenticator.ConfirmAsync(await db.OwnAsync(HttpContext, cancellationToken), HttpContext.Me().Session, Code, cancellationToken);
            return NewCodes.Count > 0 ? Page() : LocalRedirect("/Accounts/Security");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, nameof(Code));
        }
    }

    private async Task<bool> IsPendingAsync(CancellationToken cancellationToken)
    {
        var me = HttpContext.Me();
        if (await authenticator.OfAsync(me.Id, cancellationToken) is not { ConfirmedAt: null } factor)
        {
            return false;
        }

        Key = totp.KeyOf(factor, me.Name);
        return true;
    }
}
