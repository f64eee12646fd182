using Icmesh.Host.Data;
using Icmesh.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Host.Activity;

/// <summary>How far the record has come, and what bears it out.</summary>
/// <param name="Head">Its last entry; null while it is empty.</param>
/// <param name="Newest">The newest anchor; null before the first.</param>
internal sealed record ChainState(Anchor? Head, int Anchors, Anchor? Newest);

/// <summary>Checks the record against itself and against what is anchored outside the database.</summary>
internal sealed class CheckChain(HostDb db, Anchors anchors) : IVerification
{
    private const int Newest = 100;

    public string Name => "activity";

    /// <summary>All of it, entry by entry, without holding more than one. The dates do not matter: a chain is right or wrong as a whole.</summary>
    public async Task<Verified> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var known = await anchors.ReadAsync(cancellationToken);
        var walk = new ChainWalk(known);
        var fault = await WalkAsync(walk, cancellationToken);
        return new(
            [("entries", new("catatan riwayat", "activity entries"), walk.Last), ("anchors", new("jangkar", "anchors"), known.Count)],
            fault is null ? [] : [fault.Said]);
    }

    /// <summary>Only the newest anchors, quickly: notices an old copy and a cut end, not an edit.</summary>
    public async Task<ChainFault?> CompareAsync(CancellationToken cancellationToken)
    {
        var newest = (await anchors.ReadAsync(cancellationToken)).TakeLast(Newest).OrderBy(a => a.Sequence).ToList();
        var numbers = newest.Select(a => a.Sequence).Distinct().ToList();
        var stored = (await db.Activity.AsNoTracking().Where(a => numbers.Contains(a.Sequence)).Select(a => new { a.Sequence, a.Hash }).ToListAsync(cancellationToken))
            .ToLookup(a => a.Sequence, a => a.Hash);
        var borneOut = 0L;
        foreach (var anchor in newest)
        {
            if (!stored.Contains(anchor.Sequence))
            {
                var last = await LastAsync(cancellationToken);
                return last < anchor.Sequence ? ChainFault.Cut(last, newest[^1]) : ChainFault.Rewritten(borneOut, anchor);
            }

            if (!stored[anchor.Sequence].Contains(anchor.Hash))
            {
                return ChainFault.Rewritten(borneOut, anchor);
            }

            borneOut = anchor.Sequence;
        }

        return null;
    }

    /// <summary>Writes down outside the database how far the chain has come. Returns null for an empty one.</summary>
    public async Task<Anchor?> AnchorAsync(DateTime now, CancellationToken cancellationToken)
    {
        var head = await db.Activity.OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(cancellationToken);
        if (head is null)
        {
            return null;
        }

        var anchor = new Anchor(now, head.Sequence, head.Hash);
        var isAnchored = await anchors.ReadAsync(cancellationToken) is [.., var last] && last.Sequence == head.Sequence && last.Hash == head.Hash;
        if (!isAnchored)
        {
            anchors.Add(anchor);
        }

        return anchor;
    }

    public async Task<ChainState> StateAsync(CancellationToken cancellationToken)
    {
        var known = await anchors.ReadAsync(cancellationToken);
        var head = await db.Activity.OrderByDescending(a => a.Sequence).Select(a => new Anchor(a.At, a.Sequence, a.Hash)).FirstOrDefaultAsync(cancellationToken);
        return new(head, known.Count, known.Count > 0 ? known[^1] : null);
    }

    private async Task<ChainFault?> WalkAsync(ChainWalk walk, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var entry in db.Activity.AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (walk.Take(entry) is { } fault)
                {
                    return fault;
                }
            }
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or FormatException or InvalidCastException or OverflowException)
        {
            return ChainFault.Unreadable(walk.Last + 1);
        }

        return walk.End();
    }

    private async Task<long> LastAsync(CancellationToken cancellationToken) =>
        await db.Activity.MaxAsync(a => (long?)a.Sequence, cancellationToken) ?? 0;
}
