using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Accounts.Pages.Accounts;

internal sealed class DetailsModel(AccountsDb db, AccountActions actions, Phones phones, PhoneCodes codes, AccountPlaces places, ICurrentUser user) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Account Account { get; private set; } = null!;

    public ContractorCard? Company { get; private set; }

    public string? Site { get; private set; }

    public string? Worker { get; private set; }

    /// <summary>Made just now; shown on this answer and never again.</summary>
    public string? OneTimePassword { get; private set; }

    /// <summary>Lets a phone be enrolled; made just now, shown on this answer and never again.</summary>
    public string? PhoneCode { get; private set; }

    public IReadOnlyList<Phone> Phones { get; private set; } = [];

    [Requires(AccountsPermissions.View)]
    public Task OnGetAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    [Requires(AccountsPermissions.Manage), StepUp]
    public Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            OneTimePassword = await actions.ResetPasswordAsync(Account, cancellationToken);
            return Page();
        }, cancellationToken);

    [Requires(AccountsPermissions.Manage)]
    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) => ChangeAsync(actions.EndSessionsAsync, cancellationToken);

    [Requires(AccountsPermissions.Manage)]
    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) => ChangeAsync(actions.DisableAsync, cancellationToken);

    [Requires(AccountsPermissions.Manage)]
    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) => ChangeAsync(actions.EnableAsync, cancellationToken);

    [Requires(AccountsPermissions.Manage), StepUp]
    public Task<IActionResult> OnPostResetSecondAsync(CancellationToken cancellationToken) => ChangeAsync(actions.ResetSecondFactorAsync, cancellationToken);

    [Requires(AccountsPermissions.Manage), StepUp]
    public Task<IActionResult> OnPostPhoneCodeAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            PhoneCode = await codes.MakeAsync(Account, cancellationToken);
            return Page();
        }, cancellationToken);

    [Requires(AccountsPermissions.Manage)]
    public Task<IActionResult> OnPostRemovePhoneAsync(Guid phone, CancellationToken cancellationToken) =>
        ChangeAsync((account, ct) => phones.RemoveAsync(account, phone, ct), cancellationToken);

    private Task<IActionResult> ChangeAsync(Func<Account, CancellationToken, Task> change, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await change(Account, cancellationToken);
            return LocalRedirect($"/Accounts/{Id}");
        }, cancellationToken);

    private async Task<IActionResult> TryAsync(Func<Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        try
        {
            return await act();
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Account = await db.Accounts.OpenAsync(Id, user, cancellationToken);
        Company = await places.CompanyAsync(Account, cancellationToken);
        Phones = await phones.OfAsync(Id, cancellationToken);
        Site = await places.SiteAsync(Account, cancellationToken);
        Worker = (await places.WorkerAsync(Account, cancellationToken)) is { } worker ? AccountInput.NameOf(worker) : null;
    }
}
