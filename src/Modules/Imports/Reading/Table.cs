namespace Icmesh.Imports.Reading;

/// <summary>An opened table: its header and, read once and in order, its rows.</summary>
internal abstract class Table : IDisposable
{
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>Rows below the header; wholly empty ones are left out.</summary>
    public abstract IEnumerable<TableRow> Rows(CancellationToken cancellationToken);

    public abstract void Dispose();
}

/// <param name="Line">As a spreadsheet counts: the header is 1, a cell with line breaks is still one row.</param>
/// <param name="Cells">Text, decimal, bool, DateTime or null.</param>
/// <param name="Problem">What is wrong with the row as a whole.</param>
internal sealed record TableRow(int Line, IReadOnlyList<object?> Cells, Refusal? Problem = null)
{
    public bool IsEmpty => Cells.All(c => c is null or "" || c is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>An example that our own templates carry, in either language.</summary>
    public bool IsExample => Cells.Count > 0 && Cells[0] is string first && first.TrimStart().StartsWith(ExampleMark, StringComparison.OrdinalIgnoreCase);

    public const string ExampleMark = "#contoh";
}
