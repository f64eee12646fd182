using Icmesh.Apd.Data;
using Icmesh.Kernel.Facts;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Facts;

/// <param name="Compliant">Observations in which nothing was missing.</param>
internal readonly record struct ApdTally(int Observed, int Compliant)
{
    /// <summary>Unrounded; null where nobody looked.</summary>
    public decimal? Compliance => Observed == 0 ? null : 100m * Compliant / Observed;

    public static ApdTally operator +(ApdTally left, ApdTally right) => new(left.Observed + right.Observed, left.Compliant + right.Compliant);
}

/// <summary>Counts observations. One query, whatever the number of contractors or job types.</summary>
internal sealed class ApdTallies(ApdDb db)
{
    public IQueryable<Observation> In(EvaluationWindow window) => db.Observations.AsNoTracking().Where(o => o.ObservedAt >= window.FromUtc && o.ObservedAt < window.ToUtc);

    public static async Task<Dictionary<Guid, ApdTally>> ByContractorAsync(IQueryable<Observation> observations, CancellationToken cancellationToken) =>
        await observations.GroupBy(o => o.ContractorId).Select(g => new { g.Key, Observed = g.Count(), Compliant = g.Sum(o => o.IsCompliant ? 1 : 0) })
            .ToDictionaryAsync(g => g.Key, g => new ApdTally(g.Observed, g.Compliant), cancellationToken);

    public static async Task<Dictionary<string, ApdTally>> ByJobTypeAsync(IQueryable<Observation> observations, CancellationToken cancellationToken) =>
        await observations.GroupBy(o => o.JobType).Select(g => new { g.Key, Observed = g.Count(), Compliant = g.Sum(o => o.IsCompliant ? 1 : 0) })
            .ToDictionaryAsync(g => g.Key, g => new ApdTally(g.Observed, g.Compliant), cancellationToken);
}
