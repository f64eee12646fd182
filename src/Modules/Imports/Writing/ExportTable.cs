using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Writing;

/// <summary>Writes all rows of one kind to a stream or a file.</summary>
internal static class ExportTable
{
    public static async Task<int> WriteAsync(IExportKind kind, Stream stream, bool xlsx, CancellationToken cancellationToken)
    {
        await using ITableWriter writer = xlsx ? new XlsxTableWriter(stream) : new CsvTableWriter(stream);
        await writer.WriteAsync([.. kind.Columns], cancellationToken);
        var rows = 0;
        await foreach (var row in kind.RowsAsync(cancellationToken))
        {
            await writer.WriteAsync(row, cancellationToken);
            rows++;
        }

        return rows;
    }

    /// <summary>The file is there when it is whole: it is written beside its place and moved.</summary>
    public static async Task<int> WriteFileAsync(IExportKind kind, string path, CancellationToken cancellationToken)
    {
        var xlsx = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XLSX" => true,
            ".CSV" => false,
            _ => throw new RefusedException(
                new Sentence("Jenis berkas tidak dikenal dari namanya.", "The file's name does not say its type."),
                new Sentence("Akhiri nama dengan .csv atau .xlsx, atau tulis - untuk CSV ke keluaran standar.", "End the name with .csv or .xlsx, or write - for CSV to standard output.")),
        };
        var part = path + ".part";
        try
        {
            int rows;
            await using (var stream = File.Create(part))
            {
                rows = await WriteAsync(kind, stream, xlsx, cancellationToken);
            }

            File.Move(part, path, overwrite: true);
            return rows;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                new Sentence($"Berkas {path} tidak dapat ditulis.", $"File {path} cannot be written."),
                new Sentence("Periksa letak, hak tulis dan sisa ruang.", "Check the place, permissions and free space."), e);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
