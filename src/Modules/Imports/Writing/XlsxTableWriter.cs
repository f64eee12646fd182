using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;

namespace Icmesh.Imports.Writing;

/// <summary>
/// Writes an XLSX row by row: exact numbers, real dates, text that is never a formula, a header that stays in view. A workbook
/// library would hold the whole table in memory or put numbers through double.
/// </summary>
internal sealed class XlsxTableWriter : ITableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const int DateStyle = 1, TimeStyle = 2, HeaderStyle = 3;

    private readonly ZipArchive _zip;
    private readonly List<string> _sheets = [];
    private StreamWriter? _sheet;
    private string _rest = "";
    private int _row;

    public XlsxTableWriter(Stream stream) => _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <param name="widths">Of the columns, in characters; the others keep the default.</param>
    /// <param name="choices">Words that a column (from 0) offers in a list.</param>
    public async Task StartSheetAsync(string name, IReadOnlyList<int>? widths = null, IReadOnlyDictionary<int, IReadOnlyList<string>>? choices = null)
    {
        await EndSheetAsync();
        _sheets.Add(name);
        _row = 0;
        _rest = Validations(choices ?? new Dictionary<int, IReadOnlyList<string>>());
        _sheet = new(_zip.CreateEntry($"xl/worksheets/sheet{_sheets.Count}.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
        await _sheet.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews>");
        if (widths is { Count: > 0 })
        {
            var columns = widths.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{w}\" customWidth=\"1\"/>"));
            await _sheet.WriteAsync($"<cols>{string.Concat(columns)}</cols>");
        }

        await _sheet.WriteAsync("<sheetData>");
    }

    public async Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_sheet is null)
        {
            await StartSheetAsync("Data");
        }

        var xml = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<row r=\"{++_row}\">");
        for (var i = 0; i < row.Count; i++)
        {
            Cell(xml, $"{Letters(i)}{_row}", row[i]);
        }

        await _sheet!.WriteAsync(xml.Append("</row>"), cancellationToken);
    }

    private void Cell(StringBuilder xml, string at, object? value)
    {
        var text = value switch
        {
            null => null,
            DateOnly date => Number(at, date.ToDateTime(TimeOnly.MinValue).ToOADate(), DateStyle),
            DateTime time => Number(at, time.ToOADate(), TimeStyle),
            bool flag => $"<c r=\"{at}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
            _ when CellText.IsNumber(value) => $"<c r=\"{at}\"><v>{CellText.Write(value)}</v></c>",
            _ => $"<c r=\"{at}\" t=\"inlineStr\"{(_row == 1 ? $" s=\"{HeaderStyle}\"" : "")}><is><t xml:space=\"preserve\">{Escaped(CellText.Write(value))}</t></is></c>",
        };
        xml.Append(text);
    }

    private static string Number(string at, double value, int style) =>
        string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{style}\"><v>{value:R}</v></c>");

    /// <summary>XML cannot hold every character; a carriage return it would silently turn into a line feed.</summary>
    private static string Escaped(string text) =>
        SecurityElement.Escape(text.All(IsXml) ? text : string.Concat(text.Select(c => IsXml(c) ? c : '\uFFFD'))).Replace("\r", "&#13;", StringComparison.Ordinal);

    private static bool IsXml(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static string Validations(IReadOnlyDictionary<int, IReadOnlyList<string>> choices)
    {
        // A list inside the sheet may have 255 characters; longer ones stand in the explanations alone.
        var lists = choices.Where(c => c.Value.Sum(v => v.Length + 1) < 255).Select(c =>
            $"<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{Letters(c.Key)}2:{Letters(c.Key)}20001\"><formula1>{Escaped($"\"{string.Join(',', c.Value)}\"")}</formula1></dataValidation>").ToList();
        return lists.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<dataValidations count=\"{lists.Count}\">{string.Concat(lists)}</dataValidations>");
    }

    private async Task EndSheetAsync()
    {
        if (_sheet is not null)
        {
            await _sheet.WriteAsync($"</sheetData>{_rest}</worksheet>");
            await _sheet.DisposeAsync();
            _sheet = null;
        }
    }

    private async Task PartAsync(string path, string xml)
    {
        await using var part = new StreamWriter(_zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        await part.WriteAsync("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }

    public async ValueTask DisposeAsync()
    {
        await EndSheetAsync();
        var numbers = Enumerable.Range(1, _sheets.Count).ToList();
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        await PartAsync("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{type}.styles+xml\"/>" +
            string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{type}.worksheet+xml\"/>")) + "</Types>");
        await PartAsync("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        await PartAsync("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>" +
            string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{Escaped(s)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
        await PartAsync("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">" +
            string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")) +
            $"<Relationship Id=\"rId{_sheets.Count + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        await PartAsync("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy-mm-dd hh:mm:ss\"/></numFmts>" +
            "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>" +
            "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>" +
            "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>" +
            "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>" +
            "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>");
        _zip.Dispose();
    }
}
