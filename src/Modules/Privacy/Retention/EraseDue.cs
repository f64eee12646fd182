using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Rules;
using Icmesh.Privacy.Data;
using Icmesh.Privacy.Erasing;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Privacy.Retention;

/// <summary>Erases what has been kept for as long as it may be. What a legal hold keeps waits; what was erased is left alone.</summary>
internal sealed class EraseDue(PrivacyDb db, IRuleTables tables, IEnumerable<IRetained> sources, ErasePerson erase, AfterErasure after, SiteClock clock)
{
    /// <summary>In one night; the rest waits for the next.</summary>
    private const int Most = 2000;

    /// <returns>How many were erased.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var book = await tables.LiveAsync<RetentionBook>(cancellationToken);
        var (kept, ids) = (await KeptAsync(cancellationToken), new HashSet<Guid>());
        var count = 0;
        foreach (var period in book?.Periods ?? [])
        {
            var before = clock.StartOf(clock.Today.AddYears(-period.Years));
            foreach (var source in sources.Where(s => s.Kind == period.Kind))
            {
                foreach (var subject in (await source.OlderThanAsync(before, cancellationToken)).Where(s => !kept.Contains(s)).Take(Most - count))
                {
                    ids.UnionWith(await erase.RunAsync(subject, $"retention.json: {period.Kind}, {period.Years}", cancellationToken));
                    count++;
                }
            }
        }

        if (count > 0)
        {
            await after.RunAsync(ids, cancellationToken);
        }

        return count;
    }

    private async Task<HashSet<Guid>> KeptAsync(CancellationToken cancellationToken) =>
        [.. await db.Erasures.Select(e => e.SubjectId).Concat(db.Holds.Select(h => h.SubjectId)).ToListAsync(cancellationToken)];
}
