using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

/// <remarks>A subcontractor works under its main contractor's contracts, which the fence would hide from it.</remarks>
internal sealed class ContractDirectory(ContractorsDb db) : IContractDirectory
{
    public async Task<IReadOnlyList<Guid>> AreasAsync(Guid contractor, DateOnly day, CancellationToken cancellationToken)
    {
        var everybody = db.Contractors.IgnoreQueryFilters([FenceFilters.Contractor]);
        var trees = everybody.Where(c => c.Id == contractor).Select(c => c.TreeId);
        var mains = await everybody.Where(c => trees.Contains(c.TreeId) && c.MainContractorId != null).ToDictionaryAsync(c => c.Id, c => c.MainContractorId!.Value, cancellationToken);
        var upwards = ContractorTree.Upwards(contractor, mains).ToList();
        var running = db.Contracts.IgnoreQueryFilters([FenceFilters.Contractor, FenceFilters.Site]).Where(c => upwards.Contains(c.ContractorId) && c.From <= day && c.To >= day);
        return await db.Areas.Where(a => running.Any(c => c.SiteId == a.SiteId && (c.AreaId == null || c.AreaId == a.Id))).Select(a => a.Id).ToListAsync(cancellationToken);
    }
}
