using Icmesh.Kernel.Data;

namespace Icmesh.Contractors;

/// <summary>A job package that a contractor was given, with the risk class assessed before the tender.</summary>
internal sealed class Contract : IContractorOwned, ISiteBound, IVersioned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required string Number { get; set; }

    [Data(DataClass.Internal)] public required string Title { get; set; }

    [Data(DataClass.Internal)] public required RiskClass RiskClass { get; set; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; set; }

    /// <summary>Null where the job covers the whole site.</summary>
    [Data(DataClass.Internal)] public Guid? AreaId { get; set; }

    [Data(DataClass.Internal)] public required DateOnly From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    [Data(DataClass.Internal)] public required DateOnly To { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }
}
