using Icmesh.Kernel.Data;

namespace Icmesh.Host.Activity;

/// <summary>Goes along the chain entry by entry, and remembers nothing but the one before and the anchors.</summary>
internal sealed class ChainWalk(IReadOnlyList<Anchor> anchors)
{
    private readonly ILookup<long, Anchor> _anchors = anchors.ToLookup(a => a.Sequence);
    private string _hash = ActivityHash.Start;
    private long _borneOut;

    /// <summary>Number of the last entry that was right.</summary>
    public long Last { get; private set; }

    /// <param name="entry">The next one by sequence.</param>
    /// <returns>Null where it is what it was, and follows the one before.</returns>
    public ChainFault? Take(ActivityEntry entry)
    {
        var fault = entry.Sequence <= Last ? ChainFault.Twice(entry)
            : entry.Sequence > Last + 1 ? ChainFault.Missing(Last + 1, entry)
            : ActivityHash.Of(entry) != entry.Hash ? ChainFault.Edited(entry)
            : entry.PreviousHash != _hash ? ChainFault.Torn(entry)
            : _anchors[entry.Sequence].FirstOrDefault(a => a.Hash != entry.Hash) is { } other ? ChainFault.Rewritten(_borneOut, other)
            : null;
        if (fault is null)
        {
            (Last, _hash) = (entry.Sequence, entry.Hash);
            _borneOut = _anchors.Contains(Last) ? Last : _borneOut;
        }

        return fault;
    }

    /// <summary>Whether the chain was longer once.</summary>
    public ChainFault? End() => anchors.Where(a => a.Sequence > Last).MaxBy(a => a.Sequence) is { } longer ? ChainFault.Cut(Last, longer) : null;
}
