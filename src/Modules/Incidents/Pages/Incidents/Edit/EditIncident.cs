using Icmesh.Incidents.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents.Edit;

internal sealed class EditIncident(IncidentsDb db, IncidentChange change, ICurrentUser user, SiteClock clock)
{
    /// <returns>False where somebody else saved a newer version: nothing was changed.</returns>
    /// <exception cref="Kernel.Text.RefusedException">Something in the report cannot be true.</exception>
    public async Task<bool> RunAsync(Incident incident, IncidentInput input, CancellationToken cancellationToken)
    {
        if (incident.Version != input.Version)
        {
            return false;
        }

        var contractor = await change.CheckAsync(input, cancellationToken);
        var (before, formerly) = (IncidentChange.Summary(incident), incident.ContractorId);
        change.Write(incident, contractor, input);
        foreach (var change in formerly == contractor.Id ? [] : await db.ClassChanges.Where(c => c.IncidentId == incident.Id).ToListAsync(cancellationToken))
        {
            change.ContractorId = contractor.Id;
        }

        db.Record(user, clock.UtcNow, "incident.edit", "incident", incident.Id, contractor.Id, before, IncidentChange.Summary(incident), siteId: incident.SiteId);
        await change.AnnounceAsync([formerly, contractor.Id], cancellationToken);
        return await db.SavedAsync(cancellationToken);
    }
}
