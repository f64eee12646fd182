using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>A new draft of the same job: place, types, crew and JSA. What was checked, attached and signed is not copied: today's rules judge it anew.</summary>
internal sealed class CopyPermit(PermitsDb db, DbSession session, SaveDraft save, ReadParts parts, IWorkerDirectory workers, SiteClock clock)
{
    /// <exception cref="Kernel.Text.RefusedException">The job cannot be applied for any more as it was.</exception>
    public Task<Guid> RunAsync(Permit permit, CancellationToken cancellationToken) => session.InTransactionAsync(async () =>
    {
        await db.HoldRecordAsync(cancellationToken);
        var known = (await parts.TypesAsync(cancellationToken)).Of(permit.TypeCodes).Select(t => t.Code).ToList();
        var start = clock.ToSite(clock.UtcNow).Date.AddHours(clock.ToSite(clock.UtcNow).Hour + 1);
        var copy = await save.CreateAsync(new() { Types = known, AreaId = permit.AreaId, Place = permit.Place, Description = permit.Description, Start = start, End = start + (permit.End - permit.Start) }, cancellationToken);
        var crew = await db.Crew.AsNoTracking().Where(c => c.PermitId == permit.Id).ToListAsync(cancellationToken);
        var there = await workers.ReadAsync([.. crew.Select(c => c.WorkerId)], cancellationToken);
        db.Crew.AddRange(crew.Where(c => there.ContainsKey(c.WorkerId)).Select(c => new CrewMember { PermitId = copy, ContractorId = c.ContractorId, SiteId = c.SiteId, WorkerId = c.WorkerId, Role = c.Role }));
        var steps = await db.Steps.AsNoTracking().Where(s => s.PermitId == permit.Id).ToListAsync(cancellationToken);
        db.Steps.AddRange(steps.Select(s => new JobStep { PermitId = copy, ContractorId = s.ContractorId, SiteId = s.SiteId, Position = s.Position, Work = s.Work, Hazards = s.Hazards, Controls = s.Controls }));
        await db.SaveChangesAsync(cancellationToken);
        return copy;
    }, cancellationToken);
}
