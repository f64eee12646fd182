using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;

namespace Icmesh.Contractors;

/// <summary>A company whose workers are on site.</summary>
internal sealed class Contractor : IContractorFigures, IVersioned
{
    public Contractor() => TreeId = Id;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)]
    public required string Code
    {
        get;
        init => (field, NormalizedCode) = (value.Trim(), CodeText.Normalize(value));
    }

    [Data(DataClass.Internal)] public string NormalizedCode { get; private init; } = "";

    [Data(DataClass.Internal)] public required string Name { get; set; }

    [Data(DataClass.Internal)] public ContractorStatus Status { get; set; }

    /// <summary>Null until the company holds a CSMS certificate.</summary>
    [Data(DataClass.Internal)] public CsmsClass? CsmsClass { get; set; }

    [Data(DataClass.Internal)] public RolloutStage RolloutStage { get; set; }

    /// <summary>The company that this one is a subcontractor of.</summary>
    [Data(DataClass.Internal)] public Guid? MainContractorId { get; set; }

    /// <summary>
    /// Id of the contractor at the top of the tree that this one stands in; its own where nobody is above it. One query finds a whole tree by it.
    /// </summary>
    [Data(DataClass.Internal)] public Guid TreeId { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    Guid IContractorOwned.ContractorId => Id;
}
