using Icmesh.Kernel.Jobs;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>A permit whose crew may not work any more on a day to come.</summary>
/// <param name="Lines">What will stop whom.</param>
internal sealed record Lapse(Permit Permit, DateOnly Day, int People, IReadOnlyList<EvidenceLine> Lines);

/// <summary>Looks ahead 7, 14 and 30 days, or to the end of a permit that ends earlier: one question per day and kind of work.</summary>
internal sealed class ForecastLapses(PermitsDb db, ReadParts parts, AskStep ask, SiteClock clock)
{
    private const int Most = 500;

    private static readonly int[] Horizons = [7, 14, 30];

    private static readonly PermitState[] Open =
        [PermitState.Submitted, PermitState.Reviewed, PermitState.Approved, PermitState.Issued, PermitState.Active, PermitState.ExtensionPending, PermitState.Suspended];

    /// <returns>Each permit once, with the first of these days on which somebody is stopped; the nearest first.</returns>
    public async Task<IReadOnlyList<Lapse>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var permits = await db.Permits.AsNoTracking().Where(p => Open.Contains(p.State) && p.End > now).OrderBy(p => p.End).ThenBy(p => p.Id).Take(Most).ToListAsync(cancellationToken);
        var whole = await parts.RunningAsync(permits, cancellationToken);
        var found = new Dictionary<Guid, Lapse>();
        var days = whole.SelectMany(p => Horizons.Select(h => (Day: Min(clock.Today.AddDays(h), clock.DateOf(p.Permit.End.AddMinutes(-1))), Parts: p))).Distinct().GroupBy(d => d.Day).OrderBy(g => g.Key);
        foreach (var day in days)
        {
            var asked = day.Select(d => d.Parts).Where(p => !found.ContainsKey(p.Permit.Id)).ToList();
            var crews = await ask.CrewsAsync(asked, clock.StartOf(day.Key).AddHours(12), cancellationToken);
            foreach (var (permit, crew) in asked.Zip(crews).Where(c => c.Second.Any(m => m.Lines.Any(l => l.Stops))))
            {
                found[permit.Permit.Id] = new(permit.Permit, day.Key, crew.Count(m => m.Lines.Any(l => l.Stops)), [.. crew.SelectMany(m => m.Lines).Where(l => l.Stops).DistinctBy(l => (l.Code, l.Key))]);
            }
        }

        return [.. found.Values.OrderBy(l => l.Day).ThenBy(l => l.Permit.End)];
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
