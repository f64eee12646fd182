using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;

namespace Icmesh.Imports.Runs;

/// <param name="Path">Where the file is.</param>
/// <param name="FileName">What people call it; shown and recorded, never opened.</param>
/// <param name="Map">Null for a file whose headings are ours.</param>
internal sealed record ImportRequest(IImportKind Kind, string Path, string FileName, ImportMap? Map, ReadLimits Limits, bool DryRun)
{
    /// <summary>Stronger than what the map says.</summary>
    public DecimalMark? Decimal { get; init; }

    public IProgress<ImportProgress>? Progress { get; init; }
}

/// <param name="Rows">All rows where it is known how many of them are done, else 0.</param>
internal readonly record struct ImportProgress(ImportStep Step, int Done, int Rows);

internal enum ImportStep
{
    Reading,

    /// <summary>Each row is held against what is stored.</summary>
    Deciding,

    /// <summary>The database writes them all at once; nobody knows how far it is.</summary>
    Storing,
}

/// <summary>What an import did, or would do.</summary>
internal sealed record ImportResult
{
    /// <summary>More errors than this help nobody; they are still counted.</summary>
    public const int ErrorsKept = 20_000;

    public required string Kind { get; init; }
    public required string File { get; init; }
    public required string Sha256 { get; init; }
    public required bool DryRun { get; init; }

    /// <summary>Rows below the header, those left out included.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that the map's filters left out.</summary>
    public int Filtered { get; init; }

    public int Added { get; init; }
    public int Updated { get; init; }
    public int Unchanged { get; init; }

    /// <summary>Records that the rows refer to and that were added, by kind.</summary>
    public IReadOnlyDictionary<string, int> Created { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<ImportChange> Changes { get; init; } = [];
    public IReadOnlyList<ImportError> Errors { get; init; } = [];
    public int ErrorCount { get; init; }

    public bool IsRefused => ErrorCount > 0;

    public bool ChangesNothing => Added + Updated + Created.Values.Sum() == 0;
}
