using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Apd;

/// <summary>Somebody competent looked at an item. Rows are added and never changed.</summary>
internal sealed class Inspection : IContractorOwned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid ItemId { get; init; }

    [Data(DataClass.Internal)] public required DateOnly On { get; init; }

    [Data(DataClass.Internal)] public required bool Passed { get; init; }

    /// <summary>Times that it was used or washed by then.</summary>
    [Data(DataClass.Internal)] public int Wear { get; init; }

    [Data(DataClass.Internal)] public string Note { get; init; } = "";

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }
}
