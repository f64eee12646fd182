using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Imports;

/// <summary>
/// One kind of record that comes in as a table (CSV or XLSX). The machinery reads, maps and types the rows; the kind resolves
/// references, compares with what is stored and saves. All of it runs inside one transaction that is rolled back when any row is
/// refused or when it is only a trial.
/// </summary>
public interface IImportKind
{
    /// <summary>As typed on the command line: <c>man-hours</c>.</summary>
    string Name { get; }

    Sentence Title { get; }

    string Permission { get; }

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>
    /// Saves the rows: adds, changes or leaves each as it is and says so by <see cref="ImportBatch.Changed"/>; refuses by
    /// <see cref="ImportBatch.Refuse"/>. The same rows a second time change nothing. One query per table, never one per row.
    /// </summary>
    Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken);
}

public enum ColumnType
{
    Text,
    Integer,
    Decimal,
    Date,

    /// <summary>Wall-clock time at the site.</summary>
    DateTime,
    Choice,
    Flag,
}

/// <param name="Name">Header in the file.</param>
/// <param name="Example">A believable value, for the template.</param>
public sealed record ImportColumn(string Name, Sentence Title, ColumnType Type, bool Required, string Example)
{
    public int MaxLength { get; init; } = 200;
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }

    /// <summary>Allowed words of a <see cref="ColumnType.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
    public Sentence? Help { get; init; }

    /// <summary>Other headers that mean this column in the files people have; the page proposes them.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Kind of record that the value names by code (<c>contractors</c>, <c>sites</c>); a map may ask to create missing ones.</summary>
    public string? Reference { get; init; }
}

/// <summary>One kind of table that goes out.</summary>
public interface IExportKind
{
    string Name { get; }

    Sentence Title { get; }

    string Permission { get; }

    IReadOnlyList<string> Columns { get; }

    /// <summary>Rows in a stable order, streamed. Values are text, decimal, long, int, bool, DateOnly, DateTime (site time) or null.</summary>
    IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellationToken);
}
