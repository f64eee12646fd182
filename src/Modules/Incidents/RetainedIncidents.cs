using Icmesh.Incidents.Data;
using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents;

/// <summary>Incidents in which somebody was hurt are kept longer than the others.</summary>
internal sealed class RetainedInjuries(IncidentsDb db) : IRetained
{
    public RetainedKind Kind => RetainedKind.Injury;

    public async Task<IReadOnlyList<Guid>> OlderThanAsync(DateTime utc, CancellationToken cancellationToken) =>
        await db.Incidents.Where(i => i.OccurredAt < utc && i.Class != InjuryClass.NearMiss).OrderBy(i => i.OccurredAt).Select(i => i.Id).ToListAsync(cancellationToken);
}

internal sealed class RetainedIncidents(IncidentsDb db) : IRetained
{
    public RetainedKind Kind => RetainedKind.Incident;

    public async Task<IReadOnlyList<Guid>> OlderThanAsync(DateTime utc, CancellationToken cancellationToken) =>
        await db.Incidents.Where(i => i.OccurredAt < utc && i.Class == InjuryClass.NearMiss).OrderBy(i => i.OccurredAt).Select(i => i.Id).ToListAsync(cancellationToken);
}
