using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Rules;

/// <summary>
/// One version of a rule file that was live at some time. Never changed or removed: old scores are explained by it. One content has
/// one number for ever, however often it goes live.
/// </summary>
internal sealed class RuleVersion
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();
    [Data(DataClass.Internal)] public required string Path { get; init; }
    [Data(DataClass.Internal)] public required int Number { get; init; }
    [Data(DataClass.Internal)] public required string Sha256 { get; init; }

    /// <summary>The file's text, byte for byte what <see cref="Sha256"/> was computed from (UTF-8).</summary>
    [Data(DataClass.Internal)] public required byte[] Content { get; init; }

    /// <summary>Who changed the rules and why, as the file's header says.</summary>
    [Data(DataClass.Personal), SignInName] public required string Author { get; init; }

    [Data(DataClass.Internal)] public required string Reason { get; init; }

    /// <summary>When it first went live, UTC, and by whose hand.</summary>
    [Data(DataClass.Internal)] public required DateTime AdoptedAt { get; init; }

    [Data(DataClass.Personal), SignInName] public required string AdoptedBy { get; init; }
}

/// <summary>Which version of a file is live. One row per file: going live is changing it.</summary>
internal sealed class LiveRule : IVersioned
{
    [Data(DataClass.Internal)] public required string Path { get; init; }
    [Data(DataClass.Internal)] public required Guid VersionId { get; set; }

    /// <summary>Since when this version is live, UTC: later than its adoption where older content was put back.</summary>
    [Data(DataClass.Internal)] public required DateTime Since { get; set; }

    [Data(DataClass.Personal), SignInName] public required string By { get; set; }
    [Data(DataClass.Internal)] public long Version { get; set; }
}

/// <summary>Checked content that is not live and waits to be published. At most one per file; becomes a <see cref="RuleVersion"/>.</summary>
internal sealed class RuleDraft : IVersioned
{
    [Data(DataClass.Internal)] public required string Path { get; init; }
    [Data(DataClass.Internal)] public required string Sha256 { get; set; }
    [Data(DataClass.Internal)] public required byte[] Content { get; set; }
    [Data(DataClass.Personal), SignInName] public required string Author { get; set; }
    [Data(DataClass.Internal)] public required string Reason { get; set; }
    [Data(DataClass.Internal)] public required DateTime ChangedAt { get; set; }
    [Data(DataClass.Personal), SignInName] public required string ChangedBy { get; set; }
    [Data(DataClass.Internal)] public long Version { get; set; }
}
