using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Contracts;

/// <summary>A new contract of a contractor, or one that exists where the address says which.</summary>
internal sealed class EditModel(ContractorsDb db, ISiteDirectory siteDirectory, SaveContract save, IStringLocalizer<ContractorsText> text) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    [FromRoute] public Guid? Id { get; set; }

    [BindProperty] public ContractInput Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];
    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(ContractorsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var contractor = await LoadAsync(cancellationToken);
        if (await OpenAsync(contractor, cancellationToken) is { } contract)
        {
            Input = ContractInput.Of(contract);
        }
    }

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var contractor = await LoadAsync(cancellationToken);
        var contract = await OpenAsync(contractor, cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await save.RunAsync(contractor.Id, contract, Input, cancellationToken)
                ? Redirect($"/Contractors/{Uri.EscapeDataString(contractor.Code)}")
                : await ConflictAsync(contractor, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task<IActionResult> ConflictAsync(Contractor contractor, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var stored = ContractInput.Of((await OpenAsync(contractor, cancellationToken))!);
        Conflict = Input.Against(stored, [.. Sites, .. Areas], text);
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private async Task<Contract?> OpenAsync(Contractor contractor, CancellationToken cancellationToken) => Id is not { } id
        ? null
        : await db.Contracts.SingleOrDefaultAsync(c => c.Id == id && c.ContractorId == contractor.Id, cancellationToken) ?? throw new NotFoundException($"contract {id}");

    private async Task<Contractor> LoadAsync(CancellationToken cancellationToken)
    {
        var contractor = await db.OpenAsync(Code, cancellationToken, own: true);
        Name = contractor.Name;
        var sites = await siteDirectory.ListAsync(cancellationToken);
        Sites = [.. sites.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
        var codes = sites.ToDictionary(s => s.Id, s => s.Code);
        Areas = [.. (await siteDirectory.AreasAsync(cancellationToken)).Select(a => new SelectListItem($"{codes[a.SiteId]} · {a.Name}", a.Id.ToString()))];
        return contractor;
    }
}
