using System.CommandLine;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Imports.Commands;

/// <summary><c>import KIND FILE [--map MAP.json] [--dry-run] [--decimal comma|point] [--json]</c></summary>
internal static class ImportCommand
{
    public static Command Create(VerbRunner runner)
    {
        var kind = new Argument<string>("KIND") { Description = "Jenis data / kind of record: contractors, sites, man-hours, incidents, …" };
        var file = new Argument<string>("FILE") { Description = "CSV atau XLSX; judul kolom di baris 1 / CSV or XLSX; headings in row 1" };
        var map = new Option<string?>("--map") { Description = "Peta kolom asing ke kolom kita / maps foreign columns to ours (JSON)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Periksa saja, tidak menyimpan / check only, save nothing" };
        var json = VerbOptions.Json();
        var mark = new Option<string?>("--decimal") { Description = "Tanda desimal di berkas / decimal mark in the file: point | comma" };
        mark.AcceptOnlyFromAmong("point", "comma");
        var command = new Command("import", "Masukkan tabel, semua atau tidak sama sekali / bring a table in, all or nothing") { kind, file, map, dryRun, json, mark };
        command.SetAction((parsed, ct) => runner.RunAsync((services, cancellation) => RunAsync(services, new(
            parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file), parsed.GetValue(map), parsed.GetValue(dryRun), parsed.GetValue(json),
            parsed.GetValue(mark) switch { "comma" => DecimalMark.Comma, "point" => DecimalMark.Point, _ => null }), cancellation), ct));
        return command;
    }

    internal sealed record Arguments(string Kind, string File, string? Map, bool DryRun, bool Json, DecimalMark? Decimal);

    internal static async Task<int> RunAsync(IServiceProvider services, Arguments asked, CancellationToken cancellationToken)
    {
        var kinds = services.GetServices<IImportKind>().ToList();
        if (kinds.Find(k => k.Name.Equals(asked.Kind, StringComparison.OrdinalIgnoreCase)) is not { } kind)
        {
            return await KindName.UnknownAsync(asked.Kind, kinds.Select(k => k.Name));
        }

        using var bar = new TerminalProgress();
        try
        {
            var map = asked.Map is null ? null : await MapFile.ReadAsync(VerbRunner.CallersPath(asked.Map), cancellationToken);
            var request = new ImportRequest(kind, VerbRunner.CallersPath(asked.File), Path.GetFileName(asked.File), map, ReadLimits.CommandLine, asked.DryRun)
            {
                Decimal = asked.Decimal,
                Progress = bar,
            };
            var result = await services.GetRequiredService<RunImport>().RunAsync(request, cancellationToken);
            bar.Dispose();
            await (asked.Json ? ImportJson.WriteAsync(result) : ImportReport.WriteAsync(result));
            return result.IsRefused ? VerbRunner.Refused : VerbRunner.Done;
        }
        catch (RefusedException refused) when (asked.Json)
        {
            bar.Dispose();
            await ImportJson.WriteAsync(new ImportResult
            {
                Kind = kind.Name,
                File = Path.GetFileName(asked.File),
                Sha256 = "",
                DryRun = asked.DryRun,
                Errors = [new(0, "", "", refused.Reason, refused.Remedy ?? Sentence.Empty)],
                ErrorCount = 1,
            });
            throw;
        }
    }
}

internal static class KindName
{
    private const int WrongUsage = 2;

    public static async Task<int> UnknownAsync(string asked, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        var near = Words.Nearest(asked, names) is { } word ? new Sentence($"Mungkin maksudnya {word}. ", $"Did you mean {word}? ") : Sentence.Empty;
        var all = string.Join(", ", names);
        await Console.Error.WriteLineAsync(
            new Sentence($"Jenis \"{asked}\" tidak dikenal.", $"Kind \"{asked}\" is not known.").Both + "\n  → " +
            new Sentence($"{near.Id}Yang dikenal: {all}.", $"{near.En}Known are: {all}.").Both);
        return WrongUsage;
    }
}
