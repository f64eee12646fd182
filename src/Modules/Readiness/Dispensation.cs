using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Readiness;

namespace Icmesh.Readiness;

/// <summary>
/// A person may start for a few days although one rule is not met for one thing: granted by a named authority, seen by a witness, with a
/// control that stands in for what is missing. Never for a rule of fatal risk.
/// </summary>
internal sealed class Dispensation : IContractorOwned, IVersioned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal), PersonId] public required Guid WorkerId { get; init; }

    /// <summary>File of the rule.</summary>
    [Data(DataClass.Internal)] public required string Path { get; init; }

    [Data(DataClass.Internal)] public required string Gate { get; init; }

    /// <summary>The one thing that it is for, see <see cref="Finding.Key"/>.</summary>
    [Data(DataClass.Internal)] public required string Key { get; init; }

    [Data(DataClass.Internal)] public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive.</summary>
    [Data(DataClass.Internal)] public required DateOnly To { get; init; }

    /// <summary>What is done instead: "didampingi pengawas bersertifikat sepanjang sif".</summary>
    [Data(DataClass.Internal)] public required string Control { get; init; }

    [Data(DataClass.Internal)] public required string Reason { get; init; }

    /// <summary>Who stood by when it was granted.</summary>
    [Data(DataClass.Personal)] public required string Witness { get; init; }

    [Data(DataClass.Personal), SignInName] public required string GrantedBy { get; init; }

    [Data(DataClass.Internal)] public required DateTime GrantedAt { get; init; }

    [Data(DataClass.Internal)] public DateTime? RevokedAt { get; set; }

    [Data(DataClass.Personal), SignInName] public string? RevokedBy { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    /// <summary>Whether it holds at a moment: a revoked one held until it was revoked.</summary>
    public bool HoldsAt(DateTime atUtc, DateOnly day) => From <= day && day <= To && !(RevokedAt <= atUtc);

    /// <summary>Whether it is for this finding.</summary>
    public bool IsFor(Finding finding) =>
        WorkerId == finding.WorkerId && Path == finding.Rules.Path && Gate == finding.Gate.Code && Key == finding.Key && !IsFatal(finding);

    /// <summary>Whether the rule, or one that could not be asked because of it, is of fatal risk.</summary>
    public static bool IsFatal(Finding finding) => finding.Gate.IsFatalRisk || finding.Covers.Any(g => g.IsFatalRisk);
}
