using Icmesh.Kernel.Data;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>Nobody works in two places at once. One query, whatever the number of workers; where no area is asked about, nobody can be elsewhere.</summary>
internal sealed class BookingCheck(PermitsDb db) : IReadinessCheck
{
    private static readonly PermitState[] Worked = [PermitState.Issued, PermitState.Active, PermitState.ExtensionPending];

    public string Module => "Permits";

    public async Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        if (question.AreaId is not { } here)
        {
            return [];
        }

        var gates = question.Gates(BookingFacts.File.Path);
        var ids = question.Workers.Select(w => w.Id).ToList();

        // Whoever asks may see one site alone; a person at another one is elsewhere all the same.
        var elsewhere = await db.Crew.IgnoreQueryFilters([FenceFilters.Contractor, FenceFilters.Site]).Where(c => ids.Contains(c.WorkerId))
            .Join(db.Permits.IgnoreQueryFilters([FenceFilters.Contractor, FenceFilters.Site]), c => c.PermitId, p => p.Id, (c, p) => new { c.WorkerId, p.AreaId, p.State, p.Start, p.End })
            .Where(p => Worked.Contains(p.State) && p.AreaId != here && p.Start <= question.AtUtc && p.End > question.AtUtc)
            .Select(p => new { p.WorkerId, p.AreaId }).Distinct().ToListAsync(cancellationToken);
        var areas = elsewhere.ToLookup(e => e.WorkerId);
        var states = new GateState[gates.Gates.Count];
        return [.. question.Workers.SelectMany(w => Finding.Of(gates, new BookingFacts { OtherAreas = areas[w.Id].Count() }, w.Id, "elsewhere", new("Tempat kerja", "Place of work"), null, states))];
    }
}
