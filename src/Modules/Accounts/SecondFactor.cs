using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Accounts;

/// <summary>The authenticator app of a person: its secret, sealed, and which code was used last, so that none is used twice.</summary>
[NotRecorded("Adding and removing one is recorded; besides, it changes with each code that is used, and waits unproven.")]
internal sealed class SecondFactor
{
    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid AccountId { get; init; }

    /// <summary>Sealed by the keys of this installation: a copy of the database alone makes no codes.</summary>
    [Data(DataClass.Secret)] public required string SealedSecret { get; set; }

    /// <summary>Null until a code of the app has shown that it holds the secret.</summary>
    [Data(DataClass.Internal)] public DateTime? ConfirmedAt { get; set; }

    /// <summary>The half minute whose code was used last.</summary>
    [Data(DataClass.Internal)] public long LastStep { get; set; }
}

/// <summary>One of ten codes for the day when phone and passkey are out of reach. Only its hash is kept.</summary>
internal sealed class RecoveryCode
{
    public const int Count = 10;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid AccountId { get; init; }

    /// <summary>SHA-256 in hexadecimal: the code is random enough for a plain hash.</summary>
    [Data(DataClass.Secret)] public required string Hash { get; init; }
}
