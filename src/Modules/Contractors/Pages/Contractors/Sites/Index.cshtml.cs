using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Sites;

internal sealed class IndexModel(ContractorsDb db) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    [Requires(ContractorsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await db.Sites.OrderBy(s => s.NormalizedCode)
        .Select(s => new Row(s.Id, s.Code, s.Name, db.Areas.Count(a => a.SiteId == s.Id))).ToListAsync(cancellationToken);

    internal sealed record Row(Guid Id, string Code, string Name, int Areas);
}
