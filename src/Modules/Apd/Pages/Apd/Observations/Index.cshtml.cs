using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Apd.Pages.Apd.Observations;

internal sealed class IndexModel(ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, IJobTypeDirectory jobTypes, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public ObservationFilter Filter { get; set; } = new();

    public PageOf<Observation> Rows { get; private set; } = null!;
    public ApdCatalogue Catalogue { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];
    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, WorkerCard> People { get; private set; } = null!;

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Catalogue = await books.CatalogueAsync(cancellationToken);
        Jobs = [.. (await jobTypes.ListAsync(cancellationToken)).Select(j => new SelectListItem(j.Title.ToString(), j.Code, j.Code == Filter.Job))];
        var query = Filter.Apply(db.Observations, await Filter.NamedAsync(contractors, cancellationToken), clock);
        query = List.Sort == "at" ? query.OrderBy(o => o.ObservedAt).ThenBy(o => o.Id) : query.OrderByDescending(o => o.ObservedAt).ThenBy(o => o.Id);
        Rows = await query.PageAsync(List.Number, List.Size, cancellationToken);
        Contractors = await contractors.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
        People = await workers.ReadAsync([.. Rows.Rows.Select(r => r.WorkerId).Distinct()], cancellationToken);
    }
}
