namespace Icmesh.Imports.Uploads;

/// <summary>A file that somebody sent, between its arrival and the import.</summary>
internal sealed record Upload
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>What the sender's computer called it. Shown only: on disk it is named by its content.</summary>
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>It is seen by nobody else.</summary>
    public required string UserName { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The map as JSON; null for a file whose headings are ours.</summary>
    public string? Map { get; init; }

    /// <summary>Set once it is imported.</summary>
    public UploadOutcome? Outcome { get; init; }
}

internal sealed record UploadOutcome(int Added, int Updated, int Unchanged, int Filtered, IReadOnlyDictionary<string, int> Created);
