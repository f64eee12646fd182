using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Sites.Areas;

/// <summary>A new work area of a site, or one that exists where the address says which.</summary>
internal sealed class EditModel(ContractorsDb db, SaveArea save, IStringLocalizer<ContractorsText> text) : PageModel
{
    [FromRoute(Name = "site")] public Guid SiteId { get; set; }

    [FromRoute] public Guid? Id { get; set; }

    [BindProperty] public PlaceInput Input { get; set; } = new();

    public Site Site { get; private set; } = null!;

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(ContractorsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } area)
        {
            Input = Typed(area);
        }
    }

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var area = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await save.RunAsync(Site, area, Input, cancellationToken) ? Redirect($"/Contractors/Sites/{SiteId}") : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Input.Code");
        }
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var stored = Typed((await OpenAsync(cancellationToken))!);
        Conflict = Input.Against(stored, text);
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private static PlaceInput Typed(WorkArea area) => new() { Code = area.Code, Name = area.Name, Version = area.Version };

    private async Task<WorkArea?> OpenAsync(CancellationToken cancellationToken)
    {
        Site = await db.Sites.SingleOrDefaultAsync(s => s.Id == SiteId, cancellationToken) ?? throw new NotFoundException($"site {SiteId}");
        return Id is not { } id
            ? null
            : await db.Areas.SingleOrDefaultAsync(a => a.Id == id && a.SiteId == SiteId, cancellationToken) ?? throw new NotFoundException($"area {id}");
    }
}
