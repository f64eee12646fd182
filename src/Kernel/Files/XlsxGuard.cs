using System.Buffers;
using System.IO.Compression;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Files;

/// <summary>
/// Looks into an XLSX before anything parses it: number of parts, and bytes counted while inflating, since a zip's own sizes can lie.
/// </summary>
public static class XlsxGuard
{
    public const int MaxZipEntries = 100;

    /// <summary>Honest spreadsheets stay below 30; what inflates more than this is made to harm.</summary>
    public const int MaxZipRatio = 100;

    private const int RatioMattersFrom = 1 << 20;

    /// <param name="inflatedBytes">The most that all parts together may hold.</param>
    /// <exception cref="RefusedException">It is no spreadsheet, or one that is made to harm.</exception>
    public static void Check(Stream stream, long inflatedBytes)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxZipEntries || zip.GetEntry("[Content_Types].xml") is null || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                throw NotASpreadsheet();
            }

            var left = inflatedBytes;
            foreach (var entry in zip.Entries)
            {
                left -= Inflate(entry, left);
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw NotASpreadsheet(e);
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
                if (total > left || total > RatioMattersFrom && total / Math.Max(entry.CompressedLength, 1) > MaxZipRatio)
                {
                    throw Bomb();
                }

                if (total == read && HasDocumentType(buffer.AsSpan(0, read)))
                {
                    throw NotASpreadsheet();
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

    private static RefusedException Bomb() => new(
        new Sentence("Isi berkas XLSX ini terlalu besar setelah dimekarkan.", "This XLSX file is too large when unpacked."),
        new Sentence("Salin datanya saja ke lembar kosong dan simpan sebagai berkas baru, atau kirim sebagai CSV.", "Copy the data alone to an empty sheet and save that, or send it as CSV."));

    public static RefusedException NotASpreadsheet(Exception? inner = null) => new(
        new Sentence("Berkas ini bukan XLSX yang utuh.", "This is not a sound XLSX file."),
        new Sentence("Buka di Excel dan simpan ulang sebagai .xlsx.", "Open it in Excel and save it again as .xlsx."), inner);
}
