using System.IO.Compression;
using System.Text;
using CsCheck;
using Icmesh.Imports;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Writing;
using Icmesh.Kernel.Text;

namespace Icmesh.Tests.Imports;

[Trait("Category", "Security")]
public sealed class TableFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-tables").FullName;
    private int _files;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, $"{++_files}");
        File.WriteAllBytes(path, content);
        return path;
    }

    private (IReadOnlyList<string> Header, List<TableRow> Rows) Read(byte[] content, ReadOptions? options = null, ReadLimits? limits = null)
    {
        using var table = TableFile.Open(Write(content), options ?? new(), limits ?? ReadLimits.Web);
        return (table.Header, [.. table.Rows(CancellationToken.None)]);
    }

    private RefusedException Refused(byte[] content, ReadOptions? options = null) => Assert.Throws<RefusedException>(() => Read(content, options));

    private static byte[] Utf8(string text) => new UTF8Encoding(false).GetBytes(text);

    [Theory]
    [InlineData("a,b\n1,\"x;y\"\n")]
    [InlineData("a;b\n1;\"x;y\"\n")]
    [InlineData("a\tb\r\n1\tx;y\r\n")]
    [InlineData("\uFEFFa;b\r\n1;\"x;y\"")]
    [InlineData("sep=;\na;b\n1;\"x;y\"\n")]
    public void The_delimiter_is_found_out(string csv)
    {
        var (header, rows) = Read(Utf8(csv));

        Assert.Equal(["a", "b"], header);
        Assert.Equal(["1", "x;y"], Assert.Single(rows).Cells);
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_does()
    {
        var (_, rows) = Read(Utf8("a,b\n1,\"two\nlines\"\n\n2,x\n"));

        Assert.Equal([2, 4], rows.Select(r => r.Line));
    }

    [Fact]
    public void Ragged_rows_are_reported_and_others_are_not()
    {
        var (_, rows) = Read(Utf8("a,b\n1\n1,2\n1,2,3\n1,2,\n1,\"2\"3\n1,2\"\n"));

        Assert.Equal([true, false, true, false, true, false], rows.Select(r => r.Problem is not null));
    }

    [Fact]
    public void Text_that_is_no_utf8_is_refused_and_read_where_declared()
    {
        var latin = Encoding.Latin1.GetBytes("a,b\n1,Señor\n");

        var refused = Refused(latin);
        var (_, rows) = Read(latin, new() { Encoding = "windows-1252" });

        Assert.Contains("utf-8", refused.Reason.Id, StringComparison.Ordinal);
        Assert.Equal("Señor", rows[0].Cells[1]);
        Assert.Equal("Señor", Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n1,Señor\n")]).Rows[0].Cells[1]);
        Assert.Contains("klingon", Refused(latin, new() { Encoding = "klingon" }).Reason.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_the_file()
    {
        var refused = Refused(Utf8("a,b\n1,\"x\n" + string.Concat(Enumerable.Repeat("some,more,rows\n", 20_000))));

        Assert.Contains("kutip", refused.Remedy!.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        Refused([]);
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]);
        Refused([0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1]);
        Refused([.. "PK\x03\x04"u8, .. new byte[100]]);
        Refused(Zip(("readme.txt", Utf8("hello"))));
        Refused(Utf8(string.Join(',', Enumerable.Range(0, 101)) + "\n"));
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(("[Content_Types].xml", Utf8("<Types/>")), ("xl/worksheets/sheet1.xml", new byte[60 << 20]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Refused(bomb);

        Assert.True(bomb.Length < 200_000);
        Assert.Contains("dimekarkan", refused.Reason.Id, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_spreadsheet_of_many_parts_is_refused()
    {
        var parts = Enumerable.Range(0, 101).Select(i => ($"xl/media/{i}.png", new byte[1])).Append(("[Content_Types].xml", Utf8("<Types/>")));

        Refused(Zip([.. parts]));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task Entities_in_a_spreadsheet_are_refused(string encoding)
    {
        var secret = Write(Utf8("secret"));
        var good = await XlsxAsync([["a"], ["b"]]);
        var hostile = Replace(good, "xl/worksheets/sheet1.xml", xml => Encoding.GetEncoding(encoding).GetPreamble().Concat(Encoding.GetEncoding(encoding).GetBytes(
            xml.Replace("?>", $"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file://{secret}\">]>", StringComparison.Ordinal).Replace("UTF-8", encoding, StringComparison.Ordinal).Replace(">b<", ">&e;<", StringComparison.Ordinal))).ToArray());

        Refused(hostile);
        Assert.Single(Read(good).Rows);
    }

    [Fact]
    public async Task Numbers_and_dates_of_a_spreadsheet_are_exact()
    {
        var time = new DateTime(2026, 3, 31, 14, 5, 9);
        object?[] row = [0.1m, 123456789.123456m, time, new DateOnly(2026, 2, 1), true, 42L, "text", null];

        var (_, rows) = Read(await XlsxAsync([["a", "b", "c", "d", "e", "f", "g", "h"], row]));

        Assert.Equal([0.1m, 123456789.123456m, time, new DateTime(2026, 2, 1), true, 42m, "text", null], rows[0].Cells);
    }

    [Fact]
    public async Task A_formula_counts_as_the_value_saved_with_it()
    {
        var book = Replace(await XlsxAsync([["a", "b"], [1m, 2m]]), "xl/worksheets/sheet1.xml",
            xml => Utf8(xml.Replace("<c r=\"B2\"><v>2</v></c>", "<c r=\"B2\"><f>A2*21</f><v>21</v></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", StringComparison.Ordinal)
                .Replace("</row><row r=\"2\">", "<c r=\"C1\" t=\"inlineStr\"><is><t>c</t></is></c></row><row r=\"2\">", StringComparison.Ordinal)));

        var (_, rows) = Read(book);

        Assert.Equal(21m, rows[0].Cells[1]);
        Assert.Equal("#DIV/0!", rows[0].Cells[2]);
    }

    [Fact]
    public async Task A_sheet_is_found_by_name()
    {
        using var stream = new MemoryStream();
        await using (var writer = new XlsxTableWriter(stream))
        {
            await writer.StartSheetAsync("Satu");
            await writer.WriteAsync(["a"], default);
            await writer.StartSheetAsync("Dua");
            await writer.WriteAsync(["b"], default);
        }

        Assert.Equal(["a"], Read(stream.ToArray()).Header);
        Assert.Equal(["b"], Read(stream.ToArray(), new() { Sheet = "dua" }).Header);
        Assert.Contains("Satu, Dua", Refused(stream.ToArray(), new() { Sheet = "Tiga" }).Remedy!.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_comes_back_the_same(bool xlsx)
    {
        var text = Gen.Char["abc=+-@'\"\t,;\r\n éñ中\u200b#0"].Array[0, 12].Select(c => new string(c)).Where(t => t == t.Trim());
        var number = Gen.Int[-1_000_000, 1_000_000].Select(Gen.Int[0, 6], (n, scale) => new decimal(Math.Abs(n), 0, 0, n < 0, (byte)scale));
        var cell = Gen.OneOf(text.Select(t => (object?)t), number.Select(n => (object?)n));

        cell.Array[3].Array[1, 8].Sample(rows =>
        {
            var content = WriteAsync([["a", "b", "c"], .. rows], xlsx).GetAwaiter().GetResult();

            var read = Read(content).Rows.Select(r => r.Cells.Concat(Enumerable.Repeat<object?>(null, 3)).Take(3).Select(CellTyping.Plain)).ToList();

            var expected = rows.Select(r => r.Select(v => v is string s ? s : xlsx ? CellTyping.Plain(v) : CellText.Write(v))).Where(r => r.Any(c => c.Length > 0)).ToList();
            Assert.Equal(expected, read);
        }, iter: 300, threads: 1);
    }

    [Theory]
    [InlineData("=cmd|'/C calc'!A0")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\0=1")]
    public async Task Text_that_looks_like_a_formula_is_disarmed_and_numbers_stay(string text)
    {
        var csv = Encoding.UTF8.GetString(await WriteAsync([["a", "b"], [text, -5m]], xlsx: false));
        var (_, rows) = Read(await XlsxAsync([["a", "b"], [text, -5m]]));

        Assert.Equal($"'{text}", csv.Split('\n', 2)[1].TrimStart('"').Substring(0, text.Length + 1));
        Assert.EndsWith(",-5\r\n", csv, StringComparison.Ordinal);
        Assert.StartsWith("'", (string)rows[0].Cells[0]!, StringComparison.Ordinal);
        Assert.Equal(-5m, rows[0].Cells[1]);
        Assert.Equal(text, FormulaSafe.Unescape(FormulaSafe.Escape(text)));
    }

    private static Task<byte[]> XlsxAsync(object?[][] rows) => WriteAsync(rows, xlsx: true);

    private static async Task<byte[]> WriteAsync(object?[][] rows, bool xlsx)
    {
        using var stream = new MemoryStream();
        await using (ITableWriter writer = xlsx ? new XlsxTableWriter(stream) : new CsvTableWriter(stream))
        {
            foreach (var row in rows)
            {
                await writer.WriteAsync(row, CancellationToken.None);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Replace(byte[] zip, string name, Func<string, byte[]> change)
    {
        using var source = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return Zip([.. source.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            var text = reader.ReadToEnd();
            return (e.FullName, e.FullName == name ? change(text) : Utf8(text));
        })]);
    }
}
