using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Sites;

/// <summary>A new site, or one that exists where the address says which.</summary>
internal sealed class EditModel(ContractorsDb db, SaveSite save, IStringLocalizer<ContractorsText> text) : PageModel
{
    [FromRoute] public Guid? Id { get; set; }

    [BindProperty] public PlaceInput Input { get; set; } = new();

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(ContractorsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } site)
        {
            Input = Typed(site);
        }
    }

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var site = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await save.RunAsync(site, Input, cancellationToken) ? Redirect(Id is { } id ? $"/Contractors/Sites/{id}" : "/Contractors/Sites") : await ConflictAsync(cancellationToken);
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

    private static PlaceInput Typed(Site site) => new() { Code = site.Code, Name = site.Name, Version = site.Version };

    private async Task<Site?> OpenAsync(CancellationToken cancellationToken) => Id is not { } id
        ? null
        : await db.Sites.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) ?? throw new NotFoundException($"site {id}");
}
