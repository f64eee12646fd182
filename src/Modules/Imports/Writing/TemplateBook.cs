using System.Globalization;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Writing;

/// <summary>The XLSX template of a kind: headings with lists to choose from, a marked example, and a sheet that explains each column.</summary>
internal static class TemplateBook
{
    public static async Task WriteAsync(IImportKind kind, Stream stream, CancellationToken cancellationToken)
    {
        await using var book = new XlsxTableWriter(stream);
        var choices = kind.Columns.Select((c, i) => (c, i)).Where(c => c.c.Choices.Count > 0).ToDictionary(c => c.i, c => c.c.Choices);
        await book.StartSheetAsync("Data", [.. kind.Columns.Select(c => Math.Clamp(c.Name.Length + 4, 14, 40))], choices);
        await book.WriteAsync([.. kind.Columns.Select(c => c.Name)], cancellationToken);
        await book.WriteAsync([.. kind.Columns.Select((c, i) => i == 0 ? $"{TableRow.ExampleMark} {c.Example}" : c.Example)], cancellationToken);

        await book.StartSheetAsync(new Sentence("Petunjuk", "Explanation").ToString(), [20, 30, 10, 40, 24, 60]);
        await book.WriteAsync(
            [.. new Sentence[] { new("Kolom", "Column"), new("Arti", "Meaning"), new("Wajib", "Required"), new("Isi", "Content"), new("Contoh", "Example"), new("Keterangan", "Remarks") }.Select(s => s.ToString())],
            cancellationToken);
        foreach (var column in kind.Columns)
        {
            await book.WriteAsync(
                [column.Name, column.Title.ToString(), (column.Required ? new Sentence("ya", "yes") : new("tidak", "no")).ToString(), Content(column).ToString(), column.Example, column.Help?.ToString()],
                cancellationToken);
        }

        await book.WriteAsync([new Sentence(
            $"Baris pada lembar Data yang diawali {TableRow.ExampleMark} adalah contoh dan tidak diimpor; boleh dihapus.",
            $"A row of the sheet Data that begins with {TableRow.ExampleMark} is an example and is not imported; you may delete it.").ToString()], cancellationToken);
    }

    /// <summary>What a column may hold, in words.</summary>
    public static Sentence Content(ImportColumn column) => column.Type switch
    {
        ColumnType.Text => new($"Teks, paling banyak {column.MaxLength} karakter", $"Text, at most {column.MaxLength} characters"),
        ColumnType.Integer => Ranged(new("Bilangan bulat", "Whole number"), column),
        ColumnType.Decimal => Ranged(new("Angka", "Number"), column),
        ColumnType.Date => new("Tanggal, misalnya 2026-03-31", "Date, for example 2026-03-31"),
        ColumnType.DateTime => new("Tanggal dan jam setempat, misalnya 2026-03-31 14:05", "Date and local time, for example 2026-03-31 14:05"),
        ColumnType.Choice => new($"Salah satu: {string.Join(", ", column.Choices)}", $"One of: {string.Join(", ", column.Choices)}"),
        ColumnType.Flag => new("ya atau tidak", "yes or no"),
    };

    private static Sentence Ranged(Sentence what, ImportColumn column)
    {
        var (min, max) = (column.Min?.ToString(CultureInfo.InvariantCulture), column.Max?.ToString(CultureInfo.InvariantCulture));
        return (min, max) switch
        {
            (null, null) => what,
            (_, null) => new($"{what.Id}, mulai {min}", $"{what.En}, from {min}"),
            (null, _) => new($"{what.Id}, sampai {max}", $"{what.En}, up to {max}"),
            _ => new($"{what.Id}, {min} sampai {max}", $"{what.En}, {min} to {max}"),
        };
    }
}
