using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Competency;

/// <summary>What a medical check-up concluded, and nothing of what it found: findings stay with the clinic.</summary>
internal sealed class Fitness : IContractorOwned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid WorkerId { get; init; }

    [Data(DataClass.Specific)] public required FitnessResult Result { get; set; }

    /// <summary>Codes of <see cref="Restriction"/>, separated by commas.</summary>
    [Data(DataClass.Specific)] public string? Restrictions { get; set; }

    [Data(DataClass.Internal)] public required DateOnly ExaminedOn { get; init; }

    /// <summary>Last day as the clinic wrote it; null where it wrote none.</summary>
    [Data(DataClass.Internal)] public DateOnly? ValidUntil { get; set; }

    /// <summary>Clinic, and the number of its letter.</summary>
    [Data(DataClass.Internal)] public required string Clinic { get; set; }

    public IReadOnlyList<string> RestrictionCodes => Restrictions?.Split(',') ?? [];
}

internal enum FitnessResult
{
    Fit,
    FitWithNote,
    TemporarilyUnfit,
    Unfit,
}

/// <summary>The K3LH induction of the smelter, with its test.</summary>
internal sealed class Induction : IContractorOwned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid WorkerId { get; init; }

    [Data(DataClass.Internal)] public required DateOnly GivenOn { get; init; }

    [Data(DataClass.Internal)] public required bool IsPassed { get; set; }

    /// <summary>Of the test, 0–100; null where it was not by test.</summary>
    [Data(DataClass.Internal)] public int? Score { get; set; }
}
