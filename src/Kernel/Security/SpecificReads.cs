using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Microsoft.Extensions.Caching.Memory;

namespace Icmesh.Kernel.Security;

/// <summary>
/// Uncovers specific personal data of a record: only for those who may see it, and never without an entry that says who read it. Lists
/// show none of it, so that an entry means that somebody opened this one record.
/// </summary>
public sealed class SpecificReads(Masking masking, ICurrentUser user, SiteClock clock, IMemoryCache recent)
{
    /// <summary>The same person reading the same record again within this time is the same reading.</summary>
    private static readonly TimeSpan Once = TimeSpan.FromHours(1);

    /// <summary>Verb of the entry; each noun with specific data has words for it.</summary>
    public const string Read = "read", Export = "export";

    /// <returns>False where the reader may not see it: it stays masked for the rest of this request.</returns>
    public async Task<bool> OpenAsync(ModuleDb db, string noun, Guid id, Guid? contractor, Guid? site, CancellationToken cancellationToken)
    {
        if (!masking.May(DataClass.Specific))
        {
            return false;
        }

        if (!recent.TryGetValue((user.Name, noun, id), out _))
        {
            db.Record(user, clock.UtcNow, $"{noun}.{Read}", noun, id, contractor, siteId: site);
            await db.SaveChangesAsync(cancellationToken);
            recent.Set((user.Name, noun, id), true, Once);
        }

        masking.Open();
        return true;
    }

    /// <summary>The same for all of them at once, each time.</summary>
    public async Task<bool> OpenAllAsync(ModuleDb db, string noun, CancellationToken cancellationToken)
    {
        if (!masking.May(DataClass.Specific))
        {
            return false;
        }

        db.Record(user, clock.UtcNow, $"{noun}.{Export}", noun, null, user.ContractorId);
        await db.SaveChangesAsync(cancellationToken);
        masking.Open();
        return true;
    }
}
