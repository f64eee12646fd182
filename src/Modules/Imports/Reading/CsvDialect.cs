using System.Text;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Reading;

/// <summary>Finds out how a CSV file is written.</summary>
internal static class CsvDialect
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    static CsvDialect() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>By byte order mark, by declaration, else UTF-8; always one that refuses what it cannot read.</summary>
    public static Encoding EncodingOf(Stream stream, string? declared)
    {
        Span<byte> mark = stackalloc byte[3];
        var read = stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        stream.Position = 0;
        var name = mark[..read] switch
        {
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            [0xEF, 0xBB, 0xBF] => "utf-8",
            _ => declared ?? "utf-8",
        };
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new RefusedException(
                new Sentence($"Pengodean \"{name}\" tidak dikenal.", $"Encoding \"{name}\" is not known."),
                new Sentence("Pakai misalnya \"utf-8\" atau \"windows-1252\".", "Use for example \"utf-8\" or \"windows-1252\"."), e);
        }
    }

    /// <summary>The delimiter that stands most often in the heading line, outside quotes; a comma where there is one column.</summary>
    public static char DelimiterOf(Stream stream, Encoding encoding)
    {
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        var counts = new int[Delimiters.Length];
        var quoted = false;
        var seen = new StringBuilder();
        for (var read = 0; read < ReadLimits.MaxCellLength && reader.Read() is >= 0 and var code; read++)
        {
            var c = (char)code;
            if (c == '\0')
            {
                throw new RefusedException(
                    new Sentence("Berkas ini bukan tabel CSV atau XLSX.", "This file is no CSV or XLSX table."),
                    new Sentence("Simpan tabelnya sebagai .xlsx atau \"CSV UTF-8\".", "Save the table as .xlsx or \"CSV UTF-8\"."));
            }

            quoted ^= c == '"';
            if (c is '\n' or '\r' && !quoted && seen.Length > 0)
            {
                break;
            }

            seen.Append(c);
            var which = Array.IndexOf(Delimiters, c);
            if (which >= 0 && !quoted)
            {
                counts[which]++;
            }
        }

        stream.Position = 0;
        var line = seen.ToString();
        return line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line.Length > 4 ? line[4] : Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
