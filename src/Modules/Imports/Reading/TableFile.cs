using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Reading;

/// <summary>Opens a file as a table by what it holds, not by what it is called.</summary>
internal static class TableFile
{
    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray();
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    public static Table Open(string path, ReadOptions options, ReadLimits limits)
    {
        var stream = OpenFile(path);
        try
        {
            if (stream.Length > limits.FileBytes)
            {
                throw TooLarge(limits).Thrown();
            }

            return Start(stream) switch
            {
                [] => throw Empty.Thrown(),
                var start when start.AsSpan().StartsWith(Zip) => XlsxTable.Open(stream, options, limits),
                var start when start.AsSpan().StartsWith(OldOffice) => throw Old.Thrown(),
                _ => CsvTable.Open(stream, options, limits),
            };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CannotOpen(path, e);
        }
    }

    public static RefusedException CannotOpen(string path, Exception inner) => new(
        new Sentence($"Berkas {path} tidak dapat dibuka.", $"File {path} cannot be opened."),
        new Sentence("Periksa nama, letak dan hak bacanya.", "Check its name, place and permissions."), inner);

    private static byte[] Start(FileStream stream)
    {
        var start = new byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..read];
    }

    public static Refusal TooLarge(ReadLimits limits) => new(
        new Sentence($"Berkas lebih dari {limits.FileBytes >> 20} MB.", $"The file is larger than {limits.FileBytes >> 20} MB."),
        new Sentence("Bagi menjadi beberapa berkas, atau pakai perintah import di server.", "Split it, or use the import verb on the server."));

    public static Refusal TooManyRows(ReadLimits limits) => new(
        new Sentence($"Berkas berisi lebih dari {limits.Rows} baris.", $"The file has more than {limits.Rows} rows."),
        new Sentence("Bagi menjadi beberapa berkas, atau pakai perintah import di server.", "Split it, or use the import verb on the server."));

    public static Refusal TooManyColumns(ReadLimits limits) => new(
        new Sentence($"Berkas berisi lebih dari {limits.Columns} kolom.", $"The file has more than {limits.Columns} columns."),
        new Sentence("Hapus kolom yang tidak diperlukan.", "Delete the columns that are not needed."));

    public static Refusal Empty => new(
        new Sentence("Berkas kosong.", "The file is empty."),
        new Sentence("Baris pertama harus berisi judul kolom; unduh templatnya.", "The first row must hold the column headings; download the template."));

    private static Refusal Old => new(
        new Sentence("Berkas ini Excel lama (.xls) atau dikunci kata sandi.", "This is an old Excel file (.xls) or it has a password."),
        new Sentence("Buka di Excel, lepas kata sandinya, lalu simpan sebagai .xlsx.", "Open it in Excel, remove the password, save it as .xlsx."));
}
