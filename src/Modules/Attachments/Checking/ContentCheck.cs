using System.Buffers;
using System.Text;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Files;
using Icmesh.Kernel.Text;

namespace Icmesh.Attachments.Checking;

/// <summary>Decides what a file is by its name's ending and by what it holds; both must agree.</summary>
internal static class ContentCheck
{
    private const long MostInflated = 50 << 20;
    private const int TrailerLooked = 2048;

    private static readonly SearchValues<byte> NotInText = SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\n' or '\r')).Select(b => (byte)b), 127]);

    /// <summary>Parts of a PDF that run something or carry another file along (ISO 32000-2, 12.6.4 and 7.11.4).</summary>
    private static readonly byte[][] ActiveInPdf = [.. new[] { "/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia" }.Select(Encoding.ASCII.GetBytes)];

    public static AttachmentKind KindByName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => AttachmentKind.Pdf,
        ".jpg" or ".jpeg" => AttachmentKind.Jpeg,
        ".png" => AttachmentKind.Png,
        ".xlsx" => AttachmentKind.Xlsx,
        ".csv" => AttachmentKind.Csv,
        _ => throw new RefusedException(
            new Sentence("Jenis berkas ini tidak diterima.", "This kind of file is not accepted."),
            new Sentence("Kirim PDF, JPEG, PNG, XLSX atau CSV.", "Send PDF, JPEG, PNG, XLSX or CSV.")),
    };

    /// <exception cref="RefusedException">The content is not of that kind, or would do something when opened.</exception>
    public static void Check(AttachmentKind kind, Stream content)
    {
        var start = new byte[8];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var isRight = kind switch
        {
            AttachmentKind.Pdf => start.AsSpan(0, read).StartsWith("%PDF-"u8),
            AttachmentKind.Jpeg => start.AsSpan(0, read).StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            AttachmentKind.Png => start.AsSpan(0, read).SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
            AttachmentKind.Xlsx => start.AsSpan(0, read).StartsWith("PK\x03\x04"u8),
            _ => true,
        };
        if (!isRight)
        {
            throw Mismatch(kind);
        }

        switch (kind)
        {
            case AttachmentKind.Pdf:
                CheckPdf(content);
                break;
            case AttachmentKind.Xlsx:
                XlsxGuard.Check(content, MostInflated);
                break;
            case AttachmentKind.Csv:
                CheckText(content);
                break;
        }

        content.Position = 0;
    }

    private static void CheckPdf(Stream content)
    {
        var bytes = Read(content);
        if (bytes.AsSpan(Math.Max(0, bytes.Length - TrailerLooked)).IndexOf("%%EOF"u8) < 0)
        {
            throw Mismatch(AttachmentKind.Pdf);
        }

        var names = WithoutEscapes(bytes);
        if (ActiveInPdf.Any(name => names.Span.IndexOf(name) >= 0))
        {
            throw new RefusedException(
                new Sentence("PDF ini berisi program atau berkas lain di dalamnya.", "This PDF holds a program or another file."),
                new Sentence("Cetak ulang ke PDF baru lalu kirim itu.", "Print it to a new PDF and send that."));
        }
    }

    /// <summary>A name in a PDF may be written with <c>#4A</c> for <c>J</c>, which hides it from whoever searches.</summary>
    private static ReadOnlyMemory<byte> WithoutEscapes(byte[] bytes)
    {
        var (plain, length) = (new byte[bytes.Length], 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '#' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                plain[length++] = Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0];
                i += 2;
            }
            else
            {
                plain[length++] = bytes[i];
            }
        }

        return plain.AsMemory(0, length);
    }

    private static void CheckText(Stream content)
    {
        var bytes = Read(content);
        var text = bytes.AsSpan().TrimStart(Encoding.UTF8.Preamble).TrimStart(" \t\r\n"u8);
        if (text.ContainsAny(NotInText) || text.StartsWith("<"u8) || text.StartsWith("%PDF"u8) || text.StartsWith("MZ"u8) || text.StartsWith("#!"u8))
        {
            throw Mismatch(AttachmentKind.Csv);
        }
    }

    private static byte[] Read(Stream content)
    {
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    public static RefusedException Mismatch(AttachmentKind kind) => new(
        new Sentence($"Isi berkas ini bukan {Title(kind)} yang utuh.", $"What this file holds is not a sound {Title(kind)}."),
        new Sentence("Buka di programnya lalu simpan ulang, jangan hanya mengganti namanya.", "Open it in its program and save it again; renaming it is not enough."));

    private static string Title(AttachmentKind kind) => kind.ToString().ToUpperInvariant();
}
