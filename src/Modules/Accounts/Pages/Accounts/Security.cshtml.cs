using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>What a person has besides the password. Whoever changes it proves itself first.</summary>
internal sealed class SecurityModel(AccountsDb db, Authenticator authenticator, RecoveryCodes codes) : PageModel
{
    /// <summary>When the authenticator app was taken into use; null where there is none.</summary>
    public DateTime? App { get; private set; }

    public bool HasFactor { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>Made just now; shown on this answer and never again.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>Nothing else opens before there is a second factor.</summary>
    public bool IsFirst => HttpContext.Me().MustAddSecondFactor;

    public DateTime? ResetAt => HttpContext.Me().SecondFactorResetAt;

    [Requires(AccountsPermissions.Self)]
    public Task OnGetAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken)
    {
        try
        {
            await authenticator.SwitchOffAsync(await db.OwnAsync(HttpContext, cancellationToken), cancellationToken);
            return LocalRedirect("/Accounts/Security");
        }
        catch (RefusedException refused)
        {
            await OpenAsync(cancellationToken);
            return this.Again(refused);
        }
    }

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
        await db.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.SecondFactorResetAt, (DateTime?)null), cancellationToken);
        return LocalRedirect("/Accounts/Security");
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var id = HttpContext.Me().Id;
        App = (await authenticator.OfAsync(id, cancellationToken))?.ConfirmedAt;
        HasFactor = App is not null;
        CodesLeft = await codes.LeftAsync(id, cancellationToken);
    }
}
