using System.Globalization;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Commands;

/// <summary>The result of an import for a person at a terminal: the sum on standard output, errors on standard error.</summary>
internal static class ImportReport
{
    public const int ErrorsShown = 200;
    private const int ValueShown = 60;

    public static async Task WriteAsync(ImportResult result)
    {
        if (!result.IsRefused)
        {
            await Console.Out.WriteLineAsync(Summary(result));
            return;
        }

        foreach (var error in result.Errors.Take(ErrorsShown))
        {
            var value = error.Value.Length > ValueShown ? error.Value[..ValueShown] + "…" : error.Value;
            var place = new Sentence($"Baris {error.Line}", $"row {error.Line}").Both + (error.Column.Length > 0 ? $", {error.Column}" : "");
            await Console.Error.WriteLineAsync($"{place}{(value.Length > 0 ? $", \"{value.ReplaceLineEndings(" ")}\"" : "")}: {error.Reason.Both}\n  → {error.Remedy.Both}");
        }

        if (result.ErrorCount > ErrorsShown)
        {
            await Console.Error.WriteLineAsync(new Sentence($"… dan {result.ErrorCount - ErrorsShown} lagi.", $"… and {result.ErrorCount - ErrorsShown} more.").Both);
        }

        await Console.Error.WriteLineAsync(new Sentence(
            $"{result.ErrorCount} kesalahan di {result.File}. Tidak ada yang disimpan.", $"{result.ErrorCount} errors in {result.File}. Nothing was saved.").Both);
    }

    public static string Summary(ImportResult result)
    {
        var trial = result.DryRun ? new Sentence("Uji coba, tidak disimpan: ", "Trial, not saved: ") : Sentence.Empty;
        var text = new Sentence(
            $"{trial.Id}{result.Kind}: {result.Added} ditambah, {result.Updated} diubah, {result.Unchanged} tetap, {result.Filtered} disaring dari {result.Rows} baris.",
            $"{trial.En}{result.Kind}: {result.Added} added, {result.Updated} updated, {result.Unchanged} unchanged, {result.Filtered} filtered out of {result.Rows} rows.").Both;
        return string.Join('\n', [text, .. result.Created.Select(c => string.Create(CultureInfo.InvariantCulture, $"  + {c.Key}: {c.Value}"))]);
    }
}
