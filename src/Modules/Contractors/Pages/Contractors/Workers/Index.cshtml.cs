using Icmesh.Contractors.Data;
using Icmesh.Contractors.Directories;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Workers;

internal sealed class IndexModel(ContractorsDb db, Masking masking) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    public string Name { get; private set; } = "";

    public PageOf<Row> Rows { get; private set; } = null!;

    [Requires(ContractorsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var contractor = await db.OpenAsync(Code, cancellationToken, own: true);
        Name = contractor.Name;
        // Finding or ordering by a name tells it.
        var named = masking.Shows(DataClass.Personal);
        var query = db.Workers.AsNoTracking().Where(w => w.ContractorId == contractor.Id).With(List.Words, named);
        query = (List.Sort, named) switch
        {
            ("-position", false) => query.OrderByDescending(w => w.Position).ThenBy(w => w.NikHash),
            (_, false) => query.OrderBy(w => w.Position).ThenBy(w => w.NikHash),
            ("-name", _) => query.OrderByDescending(w => w.Name).ThenBy(w => w.NikHash),
            ("position", _) => query.OrderBy(w => w.Position).ThenBy(w => w.Name).ThenBy(w => w.NikHash),
            ("-position", _) => query.OrderByDescending(w => w.Position).ThenBy(w => w.Name).ThenBy(w => w.NikHash),
            _ => query.OrderBy(w => w.Name).ThenBy(w => w.NikHash),
        };
        Rows = await query.Select(w => new Row(w.Id, w.Name, w.Position, w.NikLast4)).PageAsync(List.Number, List.Size, cancellationToken);
    }

    internal sealed record Row(Guid Id, string Name, string? Position, string NikLast4);
}
