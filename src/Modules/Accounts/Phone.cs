using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Accounts;

/// <summary>
/// A phone that its owner signs in on with a PIN, for a whole shift. Two proofs: the secret that this phone alone holds, and the PIN that its
/// owner knows. Its id stays the same from one shift to the next.
/// </summary>
[NotRecorded("Enrolling and removing one is recorded; besides, it counts wrong PINs and writes down its last use.")]
internal sealed class Phone
{
    /// <summary>Wrong PINs in a row after which the phone is no longer known here.</summary>
    public const int Most = 5;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid AccountId { get; init; }

    /// <summary>As its owner calls it.</summary>
    [Data(DataClass.Personal)] public required string Name { get; set; }

    /// <summary>SHA-256 of the secret in the phone's cookie, which is random enough for a plain hash.</summary>
    [Data(DataClass.Secret)] public required string SecretHash { get; set; }

    [Data(DataClass.Secret)] public required string PinHash { get; set; }

    [Data(DataClass.Internal)] public int WrongPins { get; set; }

    [Data(DataClass.Internal)] public required DateTime EnrolledAt { get; init; }

    [Data(DataClass.Internal)] public DateTime LastSeenAt { get; set; }
}

/// <summary>A code with which an admin lets a person enrol a phone that knows no password. Only its hash is kept.</summary>
[NotRecorded("Making and using one is recorded; one that nobody used is swept away.")]
internal sealed class PhoneCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid AccountId { get; init; }

    [Data(DataClass.Secret)] public required string Hash { get; set; }

    [Data(DataClass.Internal)] public required DateTime EndsAt { get; set; }
}
