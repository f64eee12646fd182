using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Permits;

/// <summary>What is done so that two jobs can go on in one area, signed by the area authority. It serves both permits.</summary>
internal sealed class Mitigation : IContractorOwned, ISiteBound
{
    public const int TextLength = 1000;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    /// <summary>The other permit, which may be another company's.</summary>
    [Data(DataClass.Internal)] public required Guid OtherId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required string Text { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }
}
