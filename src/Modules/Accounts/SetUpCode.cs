using Icmesh.Kernel.Data;

namespace Icmesh.Accounts;

/// <summary>The code that whoever started an installation without accounts may make the first one with. Only its hash is kept.</summary>
[NotRecorded("Made at a start and used up by the first account, which is recorded.")]
internal sealed class SetUpCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 in hexadecimal: the code is random enough for a plain hash.</summary>
    [Data(DataClass.Secret)] public required string Hash { get; init; }

    [Data(DataClass.Internal)] public required DateTime EndsAt { get; init; }
}
