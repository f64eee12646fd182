using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Contractors;

/// <summary>A contractor's person on site. The NIK itself is never stored: its last four digits for people, a keyed hash to recognise it by.</summary>
internal sealed class Worker : IContractorOwned, IVersioned
{
    [Data(DataClass.Internal), PersonId(Name = nameof(Name))] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Personal)] public required string Name { get; set; }

    [Data(DataClass.Internal)] public string? Position { get; set; }

    [Data(DataClass.Personal)] public required string NikLast4 { get; init; }

    [Data(DataClass.Personal)] public required string NikHash { get; init; }

    [Data(DataClass.Internal)] public long Version { get; set; }
}
