using Icmesh.Kernel.Text;

namespace Icmesh.Imports;

/// <summary>A reason and what to do about it.</summary>
internal sealed record Refusal(Sentence Reason, Sentence Remedy)
{
    public RefusedException Thrown(Exception? inner = null) => new(Reason, Remedy, inner);
}
