using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Privacy;

/// <summary>Somebody, or a record about somebody, that was erased. What an old backup brings back is erased again by this list.</summary>
internal sealed class Erasure
{
    [Data(DataClass.Internal)] public required Guid SubjectId { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required string Reason { get; init; }
}

/// <summary>Keeps what the law or a dispute needs: nothing about this person, or of this record, is erased while it stands.</summary>
internal sealed class LegalHold
{
    [Data(DataClass.Internal)] public required Guid SubjectId { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required string Reason { get; init; }
}
