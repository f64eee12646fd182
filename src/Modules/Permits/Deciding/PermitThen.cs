using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Deciding;

/// <summary>How a permit stood at a moment, from the decisions that were kept.</summary>
/// <param name="Last">The last step before the moment; null where there was no such permit yet.</param>
internal sealed record PermitThen(DateTime AtUtc, PermitState? State, Decision? Last)
{
    /// <summary>People were allowed to work under it.</summary>
    public bool IsValid => State?.IsWorking() is true && AtUtc < Last!.End;

    /// <param name="decisions">All of the permit, in any order.</param>
    public static PermitThen Of(IEnumerable<Decision> decisions, DateTime atUtc)
    {
        var last = decisions.Where(d => d.To is not null && d.At <= atUtc).MaxBy(d => d.Position);
        return new(atUtc, last?.To, last);
    }
}
