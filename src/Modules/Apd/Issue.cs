using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Apd;

/// <summary>How the recipient said that it was received.</summary>
internal enum Acknowledgement
{
    /// <summary>On paper, kept elsewhere.</summary>
    Paper,

    /// <summary>The recipient typed its own name on the screen of whoever issues.</summary>
    Typed,
}

/// <summary>A person holds an item from one instant to another.</summary>
internal sealed class Issue : IContractorOwned, IVersioned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid ItemId { get; init; }

    [Data(DataClass.Internal), PersonId] public required Guid WorkerId { get; init; }

    [Data(DataClass.Internal)] public required DateTime IssuedAt { get; init; }

    [Data(DataClass.Personal), SignInName] public required string IssuedBy { get; init; }

    [Data(DataClass.Internal)] public required Acknowledgement Acknowledged { get; init; }

    /// <summary>The name as the recipient typed it; null where paper was signed.</summary>
    [Data(DataClass.Personal)] public string? SignedAs { get; init; }

    /// <summary>Null while the person holds it.</summary>
    [Data(DataClass.Internal)] public DateTime? EndedAt { get; set; }

    [Data(DataClass.Personal), SignInName] public string? EndedBy { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }
}
