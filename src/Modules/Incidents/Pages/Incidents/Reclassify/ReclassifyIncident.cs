using Icmesh.Incidents.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Incidents.Pages.Incidents.Reclassify;

/// <summary>Gives an incident other answers, as when a medical case turns into lost time. Every past month is computed with the new class.</summary>
internal sealed class ReclassifyIncident(IncidentsDb db, IncidentChange change, ICurrentUser user, SiteClock clock)
{
    /// <returns>False where somebody else saved a newer version: nothing was changed.</returns>
    /// <exception cref="Kernel.Text.RefusedException">The answers contradict each other.</exception>
    public async Task<bool> RunAsync(Incident incident, AnswersInput answers, string reason, long version, CancellationToken cancellationToken)
    {
        if (incident.Version != version)
        {
            return false;
        }

        var (before, from) = (IncidentChange.Summary(incident), incident.Class);
        await change.ClassifyAsync(incident, answers, cancellationToken);
        if (incident.Class != from)
        {
            db.ClassChanges.Add(new()
            {
                IncidentId = incident.Id,
                ContractorId = incident.ContractorId,
                From = from,
                To = incident.Class,
                At = clock.UtcNow,
                By = user.Name,
                Reason = reason,
            });
        }

        db.Record(user, clock.UtcNow, "incident.reclassify", "incident", incident.Id, incident.ContractorId, before, IncidentChange.Summary(incident), reason, incident.SiteId);
        await change.AnnounceAsync([incident.ContractorId], cancellationToken);
        return await db.SavedAsync(cancellationToken);
    }
}
