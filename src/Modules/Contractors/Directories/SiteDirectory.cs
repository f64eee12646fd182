using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

internal sealed class SiteDirectory(ContractorsDb db) : ISiteDirectory
{
    public async Task<IReadOnlyList<SiteCard>> ListAsync(CancellationToken cancellationToken) =>
        await db.Sites.OrderBy(s => s.NormalizedCode).Select(s => new SiteCard(s.Id, s.Code, s.Name)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<AreaCard>> AreasAsync(CancellationToken cancellationToken) =>
        await db.Areas.Join(db.Sites, a => a.SiteId, s => s.Id, (a, s) => new { Area = a, Site = s.NormalizedCode })
            .OrderBy(a => a.Site).ThenBy(a => a.Area.NormalizedCode)
            .Select(a => new AreaCard(a.Area.Id, a.Area.SiteId, a.Area.Code, a.Area.Name)).ToListAsync(cancellationToken);
}
