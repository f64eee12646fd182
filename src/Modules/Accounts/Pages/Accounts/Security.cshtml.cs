using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>What a person has besides the password. Whoever changes it proves itself first.</summary>
internal sealed class SecurityModel(AccountsDb db, Authenticator authenticator, Passkeys passkeys, PasskeyProof proof, RecoveryCodes codes, AccountActions actions) : PageModel
{
    /// <summary>When the authenticator app was taken into use; null where there is none.</summary>
    public DateTime? App { get; private set; }

    /// <summary>The own passkeys by name, oldest first.</summary>
    public IReadOnlyList<IdentityUserPasskey<Guid>> Passkeys { get; private set; } = [];

    public bool OffersPasskeys => proof.IsOffered;

    public bool HasFactor => App is not null || Passkeys.Count > 0;

    public int CodesLeft { get; private set; }

    /// <summary>Made just now; shown on this answer and never again.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>Nothing else opens before there is a second factor.</summary>
    public bool IsFirst => HttpContext.Me().MustAddSecondFactor;

    /// <summary>What a new passkey is called unless its owner says otherwise.</summary>
    public string Browser => HttpContext.Me().Session.Browser;

    public DateTime? ResetAt => HttpContext.Me().SecondFactorResetAt;

    [Requires(AccountsPermissions.Self)]
    public Task OnGetAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    [Requires(AccountsPermissions.Self), StepUp]
    public Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken) => ChangeAsync(async account =>
    {
        await authenticator.SwitchOffAsync(account, cancellationToken);
        return [];
    }, cancellationToken);

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnPostOptionsAsync() =>
        proof.IsOffered ? Content(await passkeys.OptionsAsync(HttpContext, HttpContext.Me()), "application/json") : NotFound();

    [Requires(AccountsPermissions.Self), StepUp]
    public Task<IActionResult> OnPostAddAsync([Display(Name = "Passkey.NameField"), Required, StringLength(40)] string name, string? credential, CancellationToken cancellationToken) =>
        ChangeAsync(account => passkeys.AddAsync(HttpContext, account, name, credential ?? "", cancellationToken), cancellationToken);

    [Requires(AccountsPermissions.Self)]
    public Task<IActionResult> OnPostRenameAsync([Display(Name = "Passkey.NameField"), Required, StringLength(40)] string name, string? id, CancellationToken cancellationToken) => ChangeAsync(async account =>
    {
        await passkeys.RenameAsync(account, id ?? "", name, cancellationToken);
        return [];
    }, cancellationToken);

    [Requires(AccountsPermissions.Self), StepUp]
    public Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellationToken) => ChangeAsync(async account =>
    {
        await passkeys.RemoveAsync(account, id ?? "", cancellationToken);
        return [];
    }, cancellationToken);

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken)
    {
        var account = await db.OwnAsync(HttpContext, cancellationToken);
        NewCodes = account.TwoFactorEnabled ? await codes.ReplaceAsync(account, cancellationToken) : [];
        await OpenAsync(cancellationToken);
        return Page();
    }

    /// <summary>The person has read that an admin took the second factor away.</summary>
    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostSeenAsync(CancellationToken cancellationToken)
    {
        var id = HttpContext.Me().Id;
        await actions.SeenResetAsync(await db.Accounts.Include(a => a.Roles).SingleAsync(a => a.Id == id, cancellationToken), cancellationToken);
        return LocalRedirect("/Accounts/Security");
    }

    /// <param name="change">Gives recovery codes back that are to be shown.</param>
    private async Task<IActionResult> ChangeAsync(Func<Account, Task<IReadOnlyList<string>>> change, CancellationToken cancellationToken)
    {
        try
        {
            if (ModelState.IsValid)
            {
                NewCodes = await change(await db.OwnAsync(HttpContext, cancellationToken));
                if (NewCodes.Count == 0)
                {
                    return LocalRedirect("/Accounts/Security");
                }
            }
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", $"{refused.Reason} {refused.Remedy}");
        }

        await OpenAsync(cancellationToken);
        return ModelState.IsValid ? Page() : this.Again();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var id = HttpContext.Me().Id;
        App = (await authenticator.OfAsync(id, cancellationToken))?.ConfirmedAt;
        Passkeys = await passkeys.OfAsync(id, cancellationToken);
        CodesLeft = await codes.LeftAsync(id, cancellationToken);
    }
}
