using Icmesh.Kernel.Data;
using Icmesh.Kernel.Rules;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>Another job in the same area at the same time.</summary>
/// <param name="IsLive">People are at work there, or may begin at any moment.</param>
internal sealed record Conflict(Guid OtherId, string OtherNumber, IReadOnlyList<string> OtherTypes, DateTime From, DateTime To, Beside Beside, bool IsLive, bool IsMitigated);

/// <summary>Finds jobs that meet: same area, windows that overlap, and a pair of types that may not stand beside each other as they are. Two queries for any number of permits.</summary>
internal sealed class Conflicts(PermitsDb db, IRuleTables tables)
{
    private static readonly PermitState[] Live = [PermitState.Issued, PermitState.Active, PermitState.ExtensionPending], Planned = [PermitState.Submitted, PermitState.Reviewed, PermitState.Approved, PermitState.Suspended, .. Live];

    /// <exception cref="Kernel.Text.RefusedException">The rules are not live.</exception>
    public async Task<ILookup<Guid, Conflict>> OfAsync(IReadOnlyList<Permit> permits, CancellationToken cancellationToken)
    {
        var book = await tables.LiveAsync<SimopsBook>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(SimopsBook.Kind.Path);
        var (areas, ids) = (permits.Select(p => p.AreaId).Distinct().ToList(), permits.Select(p => p.Id).ToList());

        // Whoever asks may see one company alone; another company's job beside it is there all the same.
        var around = await db.Permits.IgnoreQueryFilters([FenceFilters.Contractor, FenceFilters.Site]).Where(p => areas.Contains(p.AreaId) && Planned.Contains(p.State))
            .Select(p => new Other(p.Id, p.Number, p.Types, p.AreaId, p.Start, p.End, p.State)).ToListAsync(cancellationToken);
        var signed = await db.Mitigations.IgnoreQueryFilters([FenceFilters.Contractor, FenceFilters.Site]).Where(m => ids.Contains(m.PermitId) || ids.Contains(m.OtherId))
            .Select(m => new { m.PermitId, m.OtherId }).ToListAsync(cancellationToken);
        var pairs = signed.SelectMany(m => new[] { (m.PermitId, m.OtherId), (m.OtherId, m.PermitId) }).ToHashSet();
        var byArea = around.ToLookup(o => o.AreaId);
        return permits.SelectMany(p => byArea[p.AreaId].Where(o => o.Id != p.Id && o.Start < p.End && p.Start < o.End)
                .Select(o => (p.Id, Found: new Conflict(o.Id, o.Number, o.Types.Split(','), Max(o.Start, p.Start), Min(o.End, p.End), book.Of(p.TypeCodes, o.Types.Split(',')), Live.Contains(o.State), pairs.Contains((p.Id, o.Id))))))
            .Where(c => c.Found.Beside is not Beside.Together).OrderBy(c => c.Found.From).ToLookup(c => c.Id, c => c.Found);
    }

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;

    private sealed record Other(Guid Id, string Number, string Types, Guid AreaId, DateTime Start, DateTime End, PermitState State);
}
