using Icmesh.Incidents.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents;

/// <summary>Finds the incident of a page's address, and what happened to whom as far as the reader may know it.</summary>
internal sealed class OpenIncident(IncidentsDb db, SpecificReads reads)
{
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public async Task<Incident> RunAsync(Guid id, CancellationToken cancellationToken) => (await OpenAsync(id, cancellationToken)).Incident;

    /// <summary>For a form, which carries all of it.</summary>
    /// <exception cref="NotFoundException">There is none, or not all of it is for this user.</exception>
    public async Task<Incident> WholeAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken) is (var incident, true) ? incident : throw new NotFoundException($"incident {id} as a whole");

    private async Task<(Incident Incident, bool IsWhole)> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var incident = await db.Incidents.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw new NotFoundException($"incident {id}");
        return (incident, await reads.OpenAsync(db, "incident", id, incident.ContractorId, incident.SiteId, cancellationToken));
    }
}
