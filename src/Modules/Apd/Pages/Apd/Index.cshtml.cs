using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Checking;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Pages.Apd;

internal sealed class IndexModel(ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public ItemFilter Filter { get; set; } = new();

    public PageOf<Item> Rows { get; private set; } = null!;
    public ApdCatalogue Catalogue { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = null!;

    /// <summary>Who holds an item, by item.</summary>
    public IReadOnlyDictionary<Guid, Guid> Holders { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, WorkerCard> People { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Catalogue = await books.CatalogueAsync(cancellationToken);
        var named = string.IsNullOrWhiteSpace(Filter.Contractor) ? null : await contractors.FindAsync(Filter.Contractor, cancellationToken);
        var owner = string.IsNullOrWhiteSpace(Filter.Contractor) ? (Guid?)null : named?.Id ?? Guid.Empty;
        var query = Filter.Apply(db.Items.AsNoTracking(), owner, List.Words, Catalogue, clock.Today);
        query = List.Sort switch
        {
            "-serial" => query.OrderByDescending(i => i.NormalizedSerial).ThenBy(i => i.Id),
            "kind" => query.OrderBy(i => i.Kind).ThenBy(i => i.NormalizedSerial).ThenBy(i => i.Id),
            "-kind" => query.OrderByDescending(i => i.Kind).ThenBy(i => i.NormalizedSerial).ThenBy(i => i.Id),
            "inspection" => query.OrderBy(i => i.NextInspectionOn == null).ThenBy(i => i.NextInspectionOn).ThenBy(i => i.Id),
            "-inspection" => query.OrderByDescending(i => i.NextInspectionOn).ThenBy(i => i.Id),
            _ => query.OrderBy(i => i.NormalizedSerial).ThenBy(i => i.Id),
        };
        Rows = await query.PageAsync(List.Number, List.Size, cancellationToken);
        var ids = Rows.Rows.Select(r => r.Id).ToList();
        Holders = await db.Held.AsNoTracking().Where(i => ids.Contains(i.ItemId)).ToDictionaryAsync(i => i.ItemId, i => i.WorkerId, cancellationToken);
        People = await workers.ReadAsync([.. Holders.Values.Distinct()], cancellationToken);
        Contractors = await contractors.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
    }

    public DateOnly? EndOf(Item item) => Life.EndOf(Catalogue.Find(item.Kind), item);

    public WorkerCard? HolderOf(Item item) => Holders.TryGetValue(item.Id, out var worker) ? People.GetValueOrDefault(worker) : null;
}
