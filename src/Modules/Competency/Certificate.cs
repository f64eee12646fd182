using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Competency;

/// <summary>
/// One paper that says what a worker is able or allowed to do, as printed. A renewal is a certificate of its own in the same chain: what
/// was valid on a past day stays valid on that day.
/// </summary>
internal sealed class Certificate : IContractorOwned, IVersioned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid WorkerId { get; init; }

    /// <summary>Code of <see cref="CertificateType"/>.</summary>
    [Data(DataClass.Internal)] public required string Type { get; init; }

    /// <summary>Class within the type, as in <see cref="CertificateType.Classes"/>; null where the type has none.</summary>
    [Data(DataClass.Internal)] public string? Class { get; set; }

    /// <summary>What it is limited to, in its own words: "SMAW 3G", "sampai 25 ton".</summary>
    [Data(DataClass.Internal)] public string? Scope { get; set; }

    [Data(DataClass.Internal)] public required string Issuer { get; set; }

    [Data(DataClass.Personal)] public required string Number { get; init; }

    /// <summary><see cref="Number"/> as it is compared.</summary>
    [Data(DataClass.Personal)] public required string NumberKey { get; init; }

    [Data(DataClass.Internal)] public required DateOnly IssuedOn { get; init; }

    /// <summary>Last day as printed, inclusive; null where none is.</summary>
    [Data(DataClass.Internal)] public DateOnly? ExpiresOn { get; set; }

    /// <summary>Of an appointment: whether it names the company that the worker is with; null where nobody has said.</summary>
    [Data(DataClass.Internal)] public bool? IsForThisEmployer { get; set; }

    /// <summary>The first certificate of the chain that this one renews; its own id where it renews none.</summary>
    [Data(DataClass.Internal)] public required Guid ChainId { get; set; }

    /// <summary>Last day by all that the rules say, for lists and forecasts; null for no end. Gates judge the facts themselves.</summary>
    [Data(DataClass.Internal)] public DateOnly? LapsesOn { get; set; }

    [Data(DataClass.Personal), SignInName] public string? VerifiedBy { get; set; }

    [Data(DataClass.Internal)] public DateTime? VerifiedAt { get; set; }

    [Data(DataClass.Internal)] public Verification? VerifiedHow { get; set; }

    /// <summary>First day on which it does not count any more.</summary>
    [Data(DataClass.Internal)] public DateOnly? RevokedOn { get; set; }

    [Data(DataClass.Personal), SignInName] public string? RevokedBy { get; set; }

    [Data(DataClass.Internal)] public string? RevokedReason { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }
}

/// <summary>How somebody made sure that a certificate is genuine.</summary>
internal enum Verification
{
    /// <summary>The original was seen.</summary>
    Original,

    /// <summary>The register of the ministry or of the certification body has it.</summary>
    Register,

    /// <summary>The issuer was asked.</summary>
    Issuer,
}

/// <summary>Work that a certificate was used for: it keeps competence alive that lapses by disuse.</summary>
internal sealed class CertificateUse : IContractorOwned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid WorkerId { get; init; }

    [Data(DataClass.Internal)] public required Guid CertificateId { get; init; }

    /// <summary>Day of the work.</summary>
    [Data(DataClass.Internal)] public required DateOnly On { get; init; }

    /// <summary>What was done: "las pipa, izin IK-2026-014".</summary>
    [Data(DataClass.Internal)] public required string Work { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }
}
