using Icmesh.Incidents.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents;

internal sealed class DetailsModel(
    IncidentsDb db, OpenIncident open, IContractorDirectory contractorDirectory, ISiteDirectory siteDirectory, ChargeTables tables, SiteClock clock) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Incident Incident { get; private set; } = null!;
    public ContractorCard Contractor { get; private set; } = null!;
    public string Site { get; private set; } = "";
    public string? Area { get; private set; }
    public IReadOnlyList<IncidentClassChange> Changes { get; private set; } = [];

    /// <summary>What the charged days stand for, in words.</summary>
    public string? Losses { get; private set; }

    [Requires(IncidentsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Incident = await open.RunAsync(Id, cancellationToken);
        Contractor = (await contractorDirectory.ReadAsync([Incident.ContractorId], cancellationToken))[Incident.ContractorId];
        Site = (await siteDirectory.ListAsync(cancellationToken)).Single(s => s.Id == Incident.SiteId).Name;
        Area = Incident.AreaId is { } area ? (await siteDirectory.AreasAsync(cancellationToken)).FirstOrDefault(a => a.Id == area)?.Name : null;
        Changes = await db.ClassChanges.AsNoTracking().Where(c => c.IncidentId == Id).OrderByDescending(c => c.At).ToListAsync(cancellationToken);
        if (Incident.PermanentLoss is { } codes)
        {
            var table = await tables.InForceAsync(clock.DateOf(Incident.OccurredAt), cancellationToken);
            Losses = string.Join("; ", codes.Split(',').Select(c => table.Find(c)?.Part.ToString() ?? c));
        }
    }
}
