using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Contractors.Pages.Contractors.Contracts;

internal sealed class AddModel(ContractorsDb db, ISiteDirectory siteDirectory, AddContract add) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    [BindProperty] public ContractInput Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    [Requires(ContractorsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var contractor = await LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await add.RunAsync(contractor.Id, Input, cancellationToken);
            return Redirect($"/Contractors/{Uri.EscapeDataString(contractor.Code)}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

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
