using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Permits;

/// <summary>Where in a space the probe was held.</summary>
internal enum GasHeight
{
    Top,
    Middle,
    Bottom,
}

/// <summary>One gas test at one height, judged by <c>rules/permits/gas.json</c> when it was made. Rows are only added.</summary>
internal sealed class GasTest : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required string Instrument { get; init; }

    [Data(DataClass.Internal)] public required DateOnly CalibratedOn { get; init; }

    [Data(DataClass.Internal)] public required GasHeight Height { get; init; }

    /// <summary>Percent of volume.</summary>
    [Data(DataClass.Internal)] public required decimal Oxygen { get; init; }

    /// <summary>Percent of the lower explosive limit.</summary>
    [Data(DataClass.Internal)] public required decimal Lel { get; init; }

    [Data(DataClass.Internal)] public required decimal CoPpm { get; init; }

    [Data(DataClass.Internal)] public required decimal H2sPpm { get; init; }

    /// <summary>Every limit was kept.</summary>
    [Data(DataClass.Internal)] public required bool IsSafe { get; init; }

    /// <summary>What the rules said, see <see cref="Deciding.EvidenceJson"/>.</summary>
    [Data(DataClass.Internal)] public required string Evidence { get; init; }
}

/// <summary>A point at which energy is cut off.</summary>
internal sealed class IsolationPoint : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    /// <summary>As on its tag: "Q14, panel pompa 2".</summary>
    [Data(DataClass.Internal)] public required string Name { get; init; }

    [Data(DataClass.Internal)] public DateTime? LockedAt { get; set; }

    /// <summary>Tried out with its lock on, and nothing moved.</summary>
    [Data(DataClass.Internal)] public DateTime? TriedAt { get; set; }

    [Data(DataClass.Internal)] public DateTime? RemovedAt { get; set; }

    [Data(DataClass.Personal), SignInName] public required string By { get; set; }

    /// <summary>Cut off, and proven to be.</summary>
    public bool IsProven => LockedAt is not null && TriedAt is not null && RemovedAt is null;
}

/// <summary>What is counted in and out under a permit.</summary>
internal enum CountKind
{
    /// <summary>A person in the space.</summary>
    Entry,

    /// <summary>A person's own lock.</summary>
    Lock,
}

/// <summary>A person, or a person's lock, counted in and later out.</summary>
internal sealed class Counted : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required CountKind Kind { get; init; }

    [Data(DataClass.Internal), PersonId] public required Guid WorkerId { get; init; }

    [Data(DataClass.Internal)] public required DateTime InAt { get; init; }

    [Data(DataClass.Internal)] public DateTime? OutAt { get; set; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }
}
