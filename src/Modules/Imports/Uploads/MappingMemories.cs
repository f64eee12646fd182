using Icmesh.Imports.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Imports.Uploads;

/// <summary>Remembers for each person how files with the same headings were mapped.</summary>
internal sealed class MappingMemories(ImportsDb db, ICurrentUser user, SiteClock clock)
{
    public Task<string?> FindAsync(string kind, string headings, CancellationToken cancellationToken) =>
        db.Mappings.Where(m => m.UserName == user.Name && m.Kind == kind && m.Headings == headings).Select(m => m.Map).FirstOrDefaultAsync(cancellationToken);

    public async Task KeepAsync(string kind, string headings, string map, CancellationToken cancellationToken)
    {
        var memory = await db.Mappings.FirstOrDefaultAsync(m => m.UserName == user.Name && m.Kind == kind && m.Headings == headings, cancellationToken);
        memory ??= db.Mappings.Add(new MappingMemory { UserName = user.Name, Kind = kind, Headings = headings, Map = map, At = clock.UtcNow }).Entity;
        (memory.Map, memory.At) = (map, clock.UtcNow);
        await db.SaveChangesAsync(cancellationToken);
    }
}
