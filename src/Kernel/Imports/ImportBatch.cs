using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Imports;

/// <summary>Rows that are read, mapped and typed, on their way into the database.</summary>
public sealed class ImportBatch(IReadOnlyList<ImportRow> rows)
{
    private readonly List<ImportError> _errors = [];
    private readonly List<ImportChange> _changes = [];

    public IReadOnlyList<ImportRow> Rows => rows;
    public IReadOnlyList<ImportError> Errors => _errors;
    public IReadOnlyList<ImportChange> Changes => _changes;

    /// <summary>Where the rows come from; null for rows that no file brought.</summary>
    public ImportSource? Source { get; init; }

    /// <summary>Rows decided so far, for the progress bar. Counted by <see cref="Changed"/> itself, so that no kind forgets it.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>Called when every row is decided and the database is about to write them all, which takes as long again.</summary>
    public Action? Storing { get; init; }

    public void Refuse(ImportRow row, string column, Sentence reason, Sentence remedy) =>
        _errors.Add(new(row.Line, column, row.Raw(column), reason, remedy));

    /// <param name="what">The record in a person's words: its code and name.</param>
    /// <param name="before">What changes, as "column: old → new"; empty for a new record.</param>
    public void Changed(ImportRow row, ChangeKind kind, string what, string before = "")
    {
        _changes.Add(new(row.Line, kind, what, before));
        Progress?.Report(_changes.Count);
    }
}

/// <param name="Sha256">Of the file's bytes, in hexadecimal.</param>
public sealed record ImportSource(string File, string Sha256);

public enum ChangeKind
{
    Added,
    Updated,
    Unchanged,
}

/// <param name="Line">Row number in the file as a spreadsheet counts: the header is 1.</param>
public sealed record ImportError(int Line, string Column, string Value, Sentence Reason, Sentence Remedy);

public sealed record ImportChange(int Line, ChangeKind Kind, string What, string Detail);

/// <summary>One typed row. A value is null where the cell was empty or its column absent.</summary>
public sealed class ImportRow(int line, IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, string> raw)
{
    public int Line => line;

    public string Raw(string column) => raw.GetValueOrDefault(column, "");

    public bool Has(string column) => values.GetValueOrDefault(column) is not null;

    public string? Text(string column) => values.GetValueOrDefault(column) as string;

    public long? Integer(string column) => values.GetValueOrDefault(column) as long?;

    public decimal? Number(string column) => values.GetValueOrDefault(column) as decimal?;

    public DateOnly? Date(string column) => values.GetValueOrDefault(column) as DateOnly?;

    /// <summary>Site time, as written in the file.</summary>
    public DateTime? Time(string column) => values.GetValueOrDefault(column) as DateTime?;

    public bool? Flag(string column) => values.GetValueOrDefault(column) as bool?;

    /// <summary>A choice as the enum of the same names.</summary>
    public T? Choice<T>(string column) where T : struct, Enum =>
        Text(column) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : null;

    /// <summary>All values in a fixed order, for keys made of the whole row.</summary>
    public string Key => string.Join('\u001f', raw.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value));
}
