using Icmesh.Accounts.Changing;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>A new person. A contractor's admin adds people of the own company, whatever the form says.</summary>
internal sealed class CreateModel(CreateAccount create, IContractorDirectory contractors, ISiteDirectory sites, IWorkerDirectory workers, ICurrentUser user, Corporate corporate) : PageModel
{
    [BindProperty] public AccountInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

    /// <summary>Workers of the own company; staff of the smelter choose one once the account has its company.</summary>
    public IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RoleOptions => AccountInput.RoleOptions(user, isContractors: null);

    public Account? Made { get; private set; }

    /// <summary>Shown on this answer and never again.</summary>
    public string? OneTimePassword { get; private set; }

    [Requires(AccountsPermissions.Manage)]
    public Task OnGetAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    [Requires(AccountsPermissions.Manage), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var company = user.ContractorId ?? await CompanyAsync(cancellationToken);
            (Made, OneTimePassword) = await create.RunAsync(
                new(Input.Name ?? "", Input.DisplayName, Input.Roles, company, Input.SiteAmong(Sites, user.ContractorId), user.ContractorId is null ? null : Input.WorkerId, Input.Phone, Email: corporate.IsOffered ? Input.Email : null), cancellationToken);
            return Page();
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Sites = await AccountInput.SitesAsync(sites, cancellationToken);
        Workers = await AccountInput.WorkersAsync(workers, user.ContractorId, cancellationToken);
    }

    private async Task<Guid?> CompanyAsync(CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(Input.Contractor)
        ? null
        : (await contractors.FindAsync(Input.Contractor, cancellationToken) ?? throw new RefusedException(
            new($"Kontraktor {Input.Contractor} tidak ada.", $"There is no contractor {Input.Contractor}."), new("Periksa kodenya.", "Check the code."))).Id;
}
