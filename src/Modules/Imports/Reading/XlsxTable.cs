using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Icmesh.Kernel.Files;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Reading;

/// <summary>One sheet of an XLSX file. Formulas count as the value that was saved with them.</summary>
internal sealed class XlsxTable : Table
{
    private readonly IExcelDataReader _reader;
    private readonly ReadLimits _limits;
    private readonly IReadOnlyDictionary<string, string> _errors;

    // The reader asks for Windows-1252 even where the workbook has no need of it.
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsxTable(IExcelDataReader reader, ReadLimits limits, IReadOnlyDictionary<string, string> errors) =>
        (_reader, _limits, _errors) = (reader, limits, errors);

    public static XlsxTable Open(FileStream stream, ReadOptions options, ReadLimits limits)
    {
        XlsxGuard.Check(stream, limits.InflatedBytes);
        var reader = Safely(() => ExcelReaderFactory.CreateOpenXmlReader(stream));
        try
        {
            Find(reader, options.Sheet);
            var errors = Safely(() => ErrorsOf(stream, reader.Name));
            for (var row = 1; row <= options.HeaderRow; row++)
            {
                if (!Safely(reader.Read))
                {
                    throw TableFile.Empty.Thrown();
                }
            }

            var width = Math.Min(reader.FieldCount, limits.Columns + 1);
            var header = Headings.Trim(Enumerable.Range(0, width).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
            return header.Count > limits.Columns ? throw TableFile.TooManyColumns(limits).Thrown() : new XlsxTable(reader, limits, errors) { Header = header };
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private static void Find(IExcelDataReader reader, string? sheet)
    {
        var names = new List<string>();
        do
        {
            if (sheet is null || reader.Name.Equals(sheet, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            names.Add(reader.Name);
        }
        while (reader.NextResult());

        throw new RefusedException(
            new Sentence($"Lembar \"{sheet}\" tidak ada.", $"There is no sheet \"{sheet}\"."),
            new Sentence($"Lembar yang ada: {string.Join(", ", names)}.", $"Sheets that exist: {string.Join(", ", names)}."));
    }

    public override IEnumerable<TableRow> Rows(CancellationToken cancellationToken)
    {
        var count = 0;
        while (Safely(_reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new TableRow(_reader.Depth + 1, Cells());
            if (!row.IsEmpty)
            {
                yield return ++count > _limits.Rows ? throw TableFile.TooManyRows(_limits).Thrown() : row;
            }
        }
    }

    private object?[] Cells()
    {
        var cells = new object?[Math.Min(_reader.FieldCount, Header.Count)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = _reader.GetValue(i) switch
            {
                null when _errors.Count > 0 => _errors.GetValueOrDefault($"{Letters(i)}{_reader.Depth + 1}"),
                // Excel keeps 15 digits; the conversion rounds to as many, so 0.1 is 0.1.
                double number when Math.Abs(number) < 1e27 => (decimal)number,
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                int whole => (decimal)whole,
                TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
                var other => other,
            };
        }

        return cells;
    }

    private static IReadOnlyDictionary<string, string> ErrorsOf(FileStream stream, string sheet)
    {
        // Its own view of the file: the reader goes on where it stands in this one.
        using var again = new FileStream(stream.Name, FileMode.Open, FileAccess.Read, FileShare.Read);
        return XlsxErrors.Find(again, sheet);
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static T Safely<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or FormatException
            or OverflowException or IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException or KeyNotFoundException)
        {
            // The reader meets a damaged file with whatever its code happens to throw.
            throw XlsxGuard.NotASpreadsheet(e);
        }
    }

    public override void Dispose() => _reader.Dispose();
}
