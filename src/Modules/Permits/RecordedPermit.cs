using Icmesh.Kernel.Data;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits;

/// <summary>What the activity record keeps of a permit; its whole evidence is kept beside the permit itself.</summary>
internal sealed record RecordedPermit(
    [property: Data(DataClass.Internal)] string Number, [property: Data(DataClass.Internal)] PermitState State, [property: Data(DataClass.Internal)] PermitCommand? Command);
