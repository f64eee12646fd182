using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Sites;

/// <summary>A site with its work areas.</summary>
internal sealed class DetailsModel(ContractorsDb db) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    public Site Site { get; private set; } = null!;

    public PageOf<Row> Areas { get; private set; } = null!;

    [Requires(ContractorsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Site = await db.Sites.SingleOrDefaultAsync(s => s.Id == Id, cancellationToken) ?? throw new NotFoundException($"site {Id}");
        Areas = await db.Areas.Where(a => a.SiteId == Id).OrderBy(a => a.NormalizedCode)
            .Select(a => new Row(a.Id, a.Code, a.Name)).PageAsync(List.Number, List.Size, cancellationToken);
    }

    internal sealed record Row(Guid Id, string Code, string Name);
}
