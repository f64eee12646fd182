using System.Buffers;
using System.IO.Compression;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Reading;

/// <summary>
/// Looks into an XLSX before anything parses it: number of parts, and bytes counted while inflating, since a zip's own sizes can lie.
/// </summary>
internal static class XlsxGuard
{
    private const int RatioMattersFrom = 1 << 20;

    public static void Check(Stream stream, ReadLimits limits)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > ReadLimits.MaxZipEntries || zip.GetEntry("[Content_Types].xml") is null)
            {
                throw NotASpreadsheet.Thrown();
            }

            var left = limits.InflatedBytes;
            foreach (var entry in zip.Entries)
            {
                left -= Inflate(entry, left);
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw NotASpreadsheet.Thrown(e);
        }

        stream.Position = 0;
    }

    private static long Inflate(ZipArchiveEntry entry, long left)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var content = entry.Open();
            long total = 0;
            while (content.Read(buffer) is > 0 and var read)
            {
                total += read;
                if (total > left || total > RatioMattersFrom && total / Math.Max(entry.CompressedLength, 1) > ReadLimits.MaxZipRatio)
                {
                    throw Bomb.Thrown();
                }

                if (total == read && HasDocumentType(buffer.AsSpan(0, read)))
                {
                    throw NotASpreadsheet.Thrown();
                }
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>No spreadsheet declares a document type; one that does wants entities. In UTF-16 too: zero bytes are skipped.</summary>
    private static bool HasDocumentType(ReadOnlySpan<byte> start)
    {
        Span<byte> text = stackalloc byte[1024];
        var length = 0;
        foreach (var b in start)
        {
            if (b != 0)
            {
                text[length++] = b;
            }

            if (length == text.Length)
            {
                break;
            }
        }

        return text[..length].IndexOf("<!DOCTYPE"u8) >= 0;
    }

    private static Refusal Bomb => new(
        new Sentence("Isi berkas XLSX ini terlalu besar setelah dimekarkan.", "This XLSX file is too large when unpacked."),
        new Sentence("Salin datanya saja ke lembar kosong dan simpan sebagai berkas baru, atau kirim sebagai CSV.", "Copy the data alone to an empty sheet and save that, or send it as CSV."));

    public static Refusal NotASpreadsheet => new(
        new Sentence("Berkas ini bukan XLSX yang utuh.", "This is not a sound XLSX file."),
        new Sentence("Buka di Excel dan simpan ulang sebagai .xlsx.", "Open it in Excel and save it again as .xlsx."));
}
