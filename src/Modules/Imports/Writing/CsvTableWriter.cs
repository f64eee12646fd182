using System.Globalization;
using System.Text;
using CsvHelper;
using Icmesh.Imports.Mapping;

namespace Icmesh.Imports.Writing;

/// <summary>Writes a table as CSV (RFC 4180, UTF-8, comma), row by row.</summary>
internal sealed class CsvTableWriter : ITableWriter
{
    private readonly CsvWriter _csv;

    public CsvTableWriter(Stream stream) =>
        _csv = new(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true), CultureInfo.InvariantCulture);

    public async Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var value in row)
        {
            _csv.WriteField(CellText.Write(value));
        }

        await _csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}

internal interface ITableWriter : IAsyncDisposable
{
    /// <summary>The first row is the header.</summary>
    Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancellationToken);
}

/// <summary>A value as text in a file: numbers and dates without a culture, other text never a formula.</summary>
internal static class CellText
{
    public static string Write(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime time => DateText.Write(time),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when IsNumber(value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => FormulaSafe.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    public static bool IsNumber(object? value) => value is decimal or long or int;
}
