using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents;

internal sealed class IndexModel(IncidentsDb db, IContractorDirectory contractorDirectory, ISiteDirectory siteDirectory, Masking masking, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public IncidentFilter Filter { get; set; } = new();

    public PageOf<Row> Rows { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = new Dictionary<Guid, ContractorCard>();

    public IReadOnlyDictionary<Guid, string> Sites { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<SelectListItem> SiteOptions { get; private set; } = [];

    [Requires(IncidentsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var sites = await siteDirectory.ListAsync(cancellationToken);
        Sites = sites.ToDictionary(s => s.Id, s => s.Name);
        SiteOptions = [.. sites.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Code, s.Code == Filter.Site))];
        var seen = db.Incidents.AsNoTracking();
        var query = Filter.Apply(seen, await NamedAsync(cancellationToken), sites.FirstOrDefault(s => s.Code == Filter.Site), List.Words, masking.May(DataClass.Specific), clock);
        query = List.Sort switch
        {
            "at" => query.OrderBy(i => i.OccurredAt).ThenBy(i => i.Id),
            "potential" => query.OrderBy(i => i.Potential).ThenByDescending(i => i.OccurredAt),
            "-potential" => query.OrderByDescending(i => i.Potential).ThenByDescending(i => i.OccurredAt),
            "days" => query.OrderBy(i => i.DaysCharged > 0 ? i.DaysCharged : i.DaysLost).ThenByDescending(i => i.OccurredAt),
            "-days" => query.OrderByDescending(i => i.DaysCharged > 0 ? i.DaysCharged : i.DaysLost).ThenByDescending(i => i.OccurredAt),
            _ => query.OrderByDescending(i => i.OccurredAt).ThenBy(i => i.Id),
        };
        Rows = await query.Select(i => new Row(
                i.Id, i.ContractorId, i.SiteId, i.OccurredAt, i.Class, i.Potential, i.DaysCharged > 0 ? i.DaysCharged : i.DaysLost, i.IsConcealed, i.IsEmployee))
            .PageAsync(List.Number, List.Size, cancellationToken);
        Contractors = await contractorDirectory.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>?> NamedAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Filter.Contractor))
        {
            return null;
        }

        return await contractorDirectory.FindAsync(Filter.Contractor, cancellationToken) is { } card
            ? (await contractorDirectory.TreesAsync([card.Id], cancellationToken))[card.Id]
            : [];
    }

    internal sealed record Row(
        Guid Id, Guid ContractorId, Guid SiteId, DateTime OccurredAt, InjuryClass Class, int Potential, int Days, bool IsConcealed, bool IsEmployee);
}
