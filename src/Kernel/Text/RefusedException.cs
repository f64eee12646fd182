namespace Icmesh.Kernel.Text;

/// <summary>A request that is refused for a reason its sender can act on. Nothing was saved.</summary>
public sealed class RefusedException(Sentence reason, Sentence? remedy = null, Exception? inner = null)
    : Exception(reason.Both, inner)
{
    public Sentence Reason => reason;

    /// <summary>What to do about it; null where the reason says it already.</summary>
    public Sentence? Remedy => remedy;
}
