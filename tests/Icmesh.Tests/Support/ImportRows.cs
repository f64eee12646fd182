using System.Globalization;
using Icmesh.Kernel.Imports;

namespace Icmesh.Tests.Support;

/// <summary>Types the cells of a small comma-separated table the way the import machinery does, for tests of one kind alone.</summary>
internal static class ImportRows
{
    public static ImportBatch Of(IImportKind kind, params string[] lines)
    {
        var header = lines[0].Split(',');
        var columns = kind.Columns.ToDictionary(c => c.Name);
        var rows = lines.Skip(1).Select((line, i) =>
        {
            var raw = header.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second);
            return new ImportRow(i + 2, raw.ToDictionary(c => c.Key, c => Typed(columns[c.Key].Type, c.Value)), raw);
        });
        return new([.. rows]);
    }

    public static async Task<ImportBatch> RunAsync(ModuleDatabase database, string kind, params string[] lines)
    {
        await using var scope = database.Scope();
        var found = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<IImportKind>(scope.ServiceProvider).Single(k => k.Name == kind);
        var batch = Of(found, lines);
        await found.ApplyAsync(batch, CancellationToken.None);
        return batch;
    }

    public static IEnumerable<ChangeKind> Kinds(this ImportBatch batch) => batch.Changes.Select(c => c.Kind);

    private static object? Typed(ColumnType type, string text) => text.Length == 0 ? null : type switch
    {
        ColumnType.Integer => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Date => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Flag => bool.Parse(text),
        ColumnType.Text or ColumnType.Choice => text,
    };
}
