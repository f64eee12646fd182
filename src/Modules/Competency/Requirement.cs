using Icmesh.Kernel.Data;

namespace Icmesh.Competency;

/// <summary>A job demands a certificate of whoever does it: everywhere or in one area, of everybody or of one role.</summary>
internal sealed class Requirement : IVersioned
{
    public const string Verified = "verified", Unverified = "unverified", Proposed = "proposed";

    public static readonly IReadOnlyList<string> Statuses = [Verified, Unverified, Proposed];

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required string JobType { get; init; }

    /// <summary>Code of <see cref="Role"/>; null for everybody.</summary>
    [Data(DataClass.Internal)] public string? Role { get; init; }

    /// <summary>Null for everywhere.</summary>
    [Data(DataClass.Internal)] public Guid? AreaId { get; init; }

    [Data(DataClass.Internal)] public required string CertificateType { get; init; }

    /// <summary>Lowest class that will do; null for any.</summary>
    [Data(DataClass.Internal)] public string? Class { get; init; }

    [Data(DataClass.Internal)] public bool IsMandatory { get; set; }

    [Data(DataClass.Internal)] public required string Law { get; set; }

    /// <summary>Whether somebody has read the source: <c>verified</c>, <c>unverified</c> or <c>proposed</c>.</summary>
    [Data(DataClass.Internal)] public required string Status { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    /// <summary>Whether the certificate is demanded for sure: else what is missing only warns until HSE decides.</summary>
    public bool IsDemanded => IsMandatory && Status == Verified;
}
