using System.Text;
using Icmesh.Kernel.Persons;

namespace Icmesh.Kernel.Data;

/// <summary>
/// One line of the record of who changed what, when and why. Rows are added and never changed or removed; each is chained to the
/// one before it, see <see cref="ActivityHash"/>.
/// </summary>
[NotRecorded("It is the record.")]
public sealed class ActivityEntry
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Place in the chain: 1, 2, 3 … without a gap. Given when the entry is saved.</summary>
    [Data(DataClass.Internal)] public long Sequence { get; private set; }

    /// <summary>Instant of the change, UTC.</summary>
    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    /// <summary>Sign-in name of the person, or <c>system</c>.</summary>
    [Data(DataClass.Personal), SignInName] public required string UserName { get; init => field = Storable(value); }

    /// <summary>What was done, as <c>noun.verb</c>: <c>contractor.create</c>.</summary>
    [Data(DataClass.Internal)] public required string Action { get; init => field = Storable(value); }

    [Data(DataClass.Internal)] public required string Subject { get; init => field = Storable(value); }

    [Data(DataClass.Internal)] public Guid? SubjectId { get; init; }

    [Data(DataClass.Internal)] public Guid? ContractorId { get; init; }

    /// <summary>The site that the record belongs to: who sees one site alone sees the entries of that one.</summary>
    [Data(DataClass.Internal)] public Guid? SiteId { get; init; }

    /// <summary>JSON of the record before the change; null for a new one.</summary>
    [Data(DataClass.Personal)] public string? Before { get; internal set; }

    [Data(DataClass.Personal)] public string? After { get; internal set; }

    [Data(DataClass.Internal)] public string? Reason { get; init => field = value is null ? null : Storable(value); }

    /// <summary><see cref="Hash"/> of the entry before; <see cref="ActivityHash.Start"/> for the first.</summary>
    [Data(DataClass.Internal)] public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over everything above, 64 hexadecimal digits.</summary>
    [Data(DataClass.Internal)] public string Hash { get; private set; } = "";

    /// <summary>Whose personal values are recorded, to be sealed when it is saved; not stored.</summary>
    internal Guid? PersonId { get; init; }

    internal void Link(long sequence, string previousHash)
    {
        (Sequence, PreviousHash) = (sequence, previousHash);
        Hash = ActivityHash.Of(this);
    }

    internal void Replace(string? before, string? after) => (Before, After) = (before, after);

    /// <summary>As both databases give it back: SQLite ends a text at its first NUL and knows no half of a surrogate pair.</summary>
    private static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
