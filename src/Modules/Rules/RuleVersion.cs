using Icmesh.Kernel.Data;

namespace Icmesh.Rules;

/// <summary>One version of a rule file that was live at some time. Never changed or removed: old scores are explained by it.</summary>
internal sealed class RuleVersion
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();
    [Data(DataClass.Internal)] public required string Path { get; init; }
    [Data(DataClass.Internal)] public required int Number { get; init; }
    [Data(DataClass.Internal)] public required string Sha256 { get; init; }

    /// <summary>The file's text, byte for byte what <see cref="Sha256"/> was computed from (UTF-8).</summary>
    [Data(DataClass.Internal)] public required byte[] Content { get; init; }

    [Data(DataClass.Internal)] public required DateTime AdoptedAt { get; init; }
    [Data(DataClass.Personal)] public required string AdoptedBy { get; init; }
}

/// <summary>Which version of a file is live. One row per file: going live is changing it.</summary>
internal sealed class LiveRule : IVersioned
{
    [Data(DataClass.Internal)] public required string Path { get; init; }
    [Data(DataClass.Internal)] public required Guid VersionId { get; set; }
    [Data(DataClass.Internal)] public long Version { get; set; }
}
