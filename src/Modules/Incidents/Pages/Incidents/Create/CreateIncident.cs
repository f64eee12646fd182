using Icmesh.Incidents.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Incidents.Pages.Incidents.Create;

internal sealed class CreateIncident(IncidentsDb db, IncidentChange change, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="Kernel.Text.RefusedException">Something in the report cannot be true.</exception>
    public async Task<Guid> RunAsync(IncidentInput input, AnswersInput answers, CancellationToken cancellationToken)
    {
        var contractor = await change.CheckAsync(input, cancellationToken);
        var incident = new Incident { ContractorId = contractor.Id, SiteId = input.SiteId!.Value };
        change.Write(incident, contractor, input);
        await change.ClassifyAsync(incident, answers, cancellationToken);
        db.Incidents.Add(incident);
        db.Record(user, clock.UtcNow, "incident.create", "incident", incident.Id, contractor.Id, after: IncidentChange.Summary(incident), siteId: incident.SiteId);
        await change.AnnounceAsync([contractor.Id], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return incident.Id;
    }
}
