using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Accounts.Pages.Accounts;

internal sealed class EditModel(AccountsDb db, EditAccount edit, ISiteDirectory sites, IWorkerDirectory workers, ICurrentUser user, IStringLocalizer<AccountsText> text) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public AccountInput Input { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RoleOptions => AccountInput.RoleOptions(user, Account.ContractorId is not null);

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(AccountsPermissions.Manage)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input = AccountInput.Of(Account);
    }

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
            var change = new AccountChange(Input.DisplayName, Input.Phone, Input.Roles, Input.SiteAmong(Sites, Account.ContractorId), Input.WorkerId, Input.Version, Input.Email);
            return await edit.RunAsync(Account, change, cancellationToken) ? LocalRedirect($"/Accounts/{Id}") : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    /// <summary>Shows both versions; saving again then replaces the one that is shown.</summary>
    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await OpenAsync(cancellationToken);
        var stored = AccountInput.Of(Account);
        Conflict =
        [
            new(text["Name.Display"], stored.DisplayName, Input.DisplayName), new(text["Phone"], stored.Phone, Input.Phone),
            new(text["Roles"], Titles(stored.Roles), Titles(Input.Roles)), new(text["Site"], SiteText(stored.SiteId), SiteText(Input.SiteId)),
            new(text["Worker"], WorkerText(stored.WorkerId), WorkerText(Input.WorkerId)), new(text["Email"], stored.Email, Input.Email),
        ];
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Account = await db.Accounts.OpenAsync(Id, user, cancellationToken);
        Sites = await AccountInput.SitesAsync(sites, cancellationToken);
        Workers = await AccountInput.WorkersAsync(workers, Account.ContractorId, cancellationToken);
    }

    private string SiteText(Guid? site) => Sites.FirstOrDefault(s => s.Value == site?.ToString())?.Text ?? text["Site.All"];

    private string? WorkerText(Guid? worker) => Workers.FirstOrDefault(w => w.Value == worker?.ToString())?.Text;

    private static string Titles(IEnumerable<string> roles) => string.Join(", ", roles.Order(StringComparer.Ordinal).Select(Role.TitleOf));
}
