using Icmesh.Kernel.Data;

namespace Icmesh.Kernel.Persons;

/// <summary>
/// The key that the values of one person in the activity record are sealed with. Once it is destroyed, nobody can read them any more, and
/// the chain over them still verifies. The row itself stays: it says that this person was erased, and when.
/// </summary>
[NotRecorded("Made with the first value that is sealed for a person; who destroys it is recorded.")]
public sealed class PersonKey
{
    /// <summary>The worker that the person is; of somebody who is none, the account.</summary>
    [Data(DataClass.Internal)] public required Guid PersonId { get; init; }

    /// <summary>The key, wrapped by the keys of this installation; null once it is destroyed.</summary>
    [Data(DataClass.Internal)] public string? Wrapped { get; private set; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Internal)] public DateTime? DestroyedAt { get; private set; }

    /// <summary>For somebody of whom nothing was ever sealed, and nothing is to be readable later.</summary>
    public static PersonKey Destroyed(Guid person, DateTime at) => new() { PersonId = person, At = at, DestroyedAt = at };

    internal static PersonKey Make(Guid person, string wrapped, DateTime at) => new() { PersonId = person, Wrapped = wrapped, At = at };

    public void Destroy(DateTime at) => (Wrapped, DestroyedAt) = (null, DestroyedAt ?? at);
}
