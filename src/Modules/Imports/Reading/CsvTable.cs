using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Reading;

/// <summary>A CSV file by RFC 4180. Delimiter and encoding are found out where they are not declared, and never guessed wrongly in silence.</summary>
internal sealed class CsvTable : Table
{
    private readonly StreamReader _reader;
    private readonly CsvParser _parser;
    private readonly ReadLimits _limits;
    private readonly BadData _bad;

    private CsvTable(StreamReader reader, CsvParser parser, ReadLimits limits, BadData bad) =>
        (_reader, _parser, _limits, _bad) = (reader, parser, limits, bad);

    public static CsvTable Open(Stream stream, ReadOptions options, ReadLimits limits)
    {
        var encoding = CsvDialect.EncodingOf(stream, options.Encoding);
        var delimiter = options.Delimiter ?? Safely(() => CsvDialect.DelimiterOf(stream, encoding), encoding, 1);
        var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        var bad = new BadData();
        var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            IgnoreBlankLines = false,
            MaxFieldSize = ReadLimits.MaxCellLength,
            // A quote inside an unquoted cell (40.4" W) is what it looks like; spreadsheets read it so too.
            BadDataFound = found => bad.Found |= found.Field.TrimStart().StartsWith('"'),
        });
        var headerRow = options.HeaderRow;
        for (var row = 1; row <= headerRow; row++)
        {
            if (!Safely(parser.Read, encoding, row))
            {
                throw TableFile.Empty.Thrown();
            }

            // Excel writes its delimiter into a first line of its own; it is no row of the sheet.
            headerRow += row == 1 && parser.RawRecord.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        var header = Headings.Trim(parser.Record ?? []);
        return header.Count > limits.Columns ? throw TableFile.TooManyColumns(limits).Thrown() : new CsvTable(reader, parser, limits, bad) { Header = header };
    }

    public override IEnumerable<TableRow> Rows(CancellationToken cancellationToken)
    {
        var count = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _bad.Found = false;
            if (!Safely(_parser.Read, _reader.CurrentEncoding, _parser.Row + 1))
            {
                yield break;
            }

            var row = Row(_parser.Row, _parser.Record ?? []);
            if (row.IsEmpty)
            {
                continue;
            }

            yield return ++count > _limits.Rows ? throw TableFile.TooManyRows(_limits).Thrown() : row;
        }
    }

    private TableRow Row(int line, string[] cells)
    {
        var tooMany = cells.Skip(Header.Count).Any(c => !string.IsNullOrWhiteSpace(c));
        return new(line, cells, _bad.Found ? Quotes : tooMany || cells.Length < Header.Count ? Ragged(cells.Length) : null);
    }

    private Refusal Ragged(int cells) => new(
        new Sentence($"Baris ini berisi {cells} sel, judulnya {Header.Count}.", $"This row has {cells} cells, the header {Header.Count}."),
        new Sentence("Apit teks yang berisi pemisah kolom dengan tanda kutip, atau lengkapi selnya.", "Put text that contains the delimiter in quotes, or complete the cells."));

    private static Refusal Quotes => new(
        new Sentence("Tanda kutip pada baris ini tidak berpasangan.", "The quotes of this row do not match."),
        new Sentence("Apit seluruh sel dengan tanda kutip dan tulis kutip di dalamnya dua kali.", "Put the whole cell in quotes and double those inside it."));

    private static T Safely<T>(Func<T> read, Encoding encoding, int row)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException e)
        {
            throw new RefusedException(
                new Sentence($"Teks di sekitar baris {row} bukan {encoding.WebName}.", $"The text near row {row} is not {encoding.WebName}."),
                new Sentence("Simpan sebagai \"CSV UTF-8\", atau sebut pengodeannya di peta (misalnya \"windows-1252\").",
                    "Save it as \"CSV UTF-8\", or name its encoding in the map (for example \"windows-1252\")."), e);
        }
        catch (MaxFieldSizeException e)
        {
            throw new RefusedException(
                new Sentence($"Satu sel mulai baris {row} lebih dari {ReadLimits.MaxCellLength} karakter.", $"A cell from row {row} on is longer than {ReadLimits.MaxCellLength} characters."),
                new Sentence("Mungkin tanda kutipnya tidak ditutup.", "Perhaps its quotes are not closed."), e);
        }
    }

    public override void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }

    private sealed class BadData
    {
        public bool Found { get; set; }
    }
}
