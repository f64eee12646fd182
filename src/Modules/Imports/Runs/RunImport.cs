using System.Security.Cryptography;
using System.Text.Json;
using Icmesh.Imports.Data;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Imports.Runs;

/// <summary>Brings one file in: all of it or nothing. Use a scope of its own, since a trial leaves its contexts unusable.</summary>
internal sealed class RunImport(
    ImportsDb db, DbSession session, ICurrentUser user, SiteClock clock, IEnumerable<IImportKind> kinds, IEnumerable<IExportKind> exports)
{
    public async Task<ImportResult> RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var creatable = Creatable(request);
        var sha256 = await HashAsync(request.Path, cancellationToken);
        var read = new ReadRows(request, creatable);

        // Before the transaction, so that a long file does not keep others from writing.
        read.Run(cancellationToken);
        try
        {
            return await session.InTransactionAsync(
                () => ApplyAsync(request, read, creatable, sha256, cancellationToken),
                cancellationToken,
                keep: result => result is { IsRefused: false, DryRun: false, ChangesNothing: false });
        }
        catch (DbUpdateException e)
        {
            throw new RefusedException(
                new Sentence("Data yang sama sedang diubah orang lain.", "Somebody else is changing the same records."),
                new Sentence("Ulangi sebentar lagi; belum ada yang disimpan.", "Try again in a moment; nothing was saved."), e);
        }
    }

    private Dictionary<string, IImportKind> Creatable(ImportRequest request)
    {
        if (request.Map?.Kind is { } written && written != request.Kind.Name)
        {
            throw new RefusedException(
                new Sentence($"Peta ini untuk {written}, bukan {request.Kind.Name}.", $"This map is for {written}, not {request.Kind.Name}."),
                new Sentence("Pakai peta yang cocok.", "Use the map that fits."));
        }

        var found = new Dictionary<string, IImportKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in request.Map?.Create.Keys ?? [])
        {
            var kind = kinds.FirstOrDefault(k => k.Name == name);
            var isReferred = request.Kind.Columns.Any(c => c.Reference == name);
            found.Add(name, kind is not null && isReferred && user.Has(kind.Permission) ? kind : throw new RefusedException(
                new Sentence($"Impor {request.Kind.Name} tidak dapat membuat {name}.", $"An import of {request.Kind.Name} cannot create {name}."),
                new Sentence("Hapus dari bagian create, atau minta haknya.", "Remove it from create, or ask for the permission.")));
        }

        return found;
    }

    private async Task<ImportResult> ApplyAsync(
        ImportRequest request, ReadRows read, Dictionary<string, IImportKind> creatable, string sha256, CancellationToken cancellationToken)
    {
        // Others who record wait for the whole import; met half-way, each would hold what the other waits for.
        await db.HoldRecordAsync(cancellationToken);
        var source = new ImportSource(request.FileName, sha256);
        var created = new Dictionary<string, int>();
        foreach (var (name, rows) in read.Referred)
        {
            var batch = await CreateAsync(creatable[name], rows, source, cancellationToken);
            created[name] = batch.Changes.Count(c => c.Kind is ChangeKind.Added);
            Collect(batch, read.Errors, $"{name}.");
        }

        var all = read.Rows.Count;
        var main = new ImportBatch(read.Rows)
        {
            Source = source,
            Progress = new Deciding(request.Progress, all),
            Storing = () => request.Progress?.Report(new(ImportStep.Storing, all, 0)),
        };
        request.Progress?.Report(new(ImportStep.Deciding, 0, all));
        await request.Kind.ApplyAsync(main, cancellationToken);
        Collect(main, read.Errors, "");
        var result = new ImportResult
        {
            Kind = request.Kind.Name,
            File = request.FileName,
            Sha256 = sha256,
            DryRun = request.DryRun,
            Rows = read.Read,
            Filtered = read.Filtered,
            Errors = read.Errors.Kept,
            ErrorCount = read.Errors.Count,
        };
        if (result.IsRefused)
        {
            return result;
        }

        result = result with
        {
            Added = main.Changes.Count(c => c.Kind is ChangeKind.Added),
            Updated = main.Changes.Count(c => c.Kind is ChangeKind.Updated),
            Unchanged = main.Changes.Count(c => c.Kind is ChangeKind.Unchanged),
            Created = created,
            Changes = main.Changes,
        };
        await RecordAsync(result, cancellationToken);
        return result;
    }

    /// <summary>Adds those whose code is not there yet; what is there stays as it is.</summary>
    private async Task<ImportBatch> CreateAsync(IImportKind kind, List<ImportRow> rows, ImportSource source, CancellationToken cancellationToken)
    {
        var export = exports.Single(e => e.Name == kind.Name);
        var column = export.Columns.ToList().FindIndex(c => c == ReadRows.CodeColumn);
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in export.RowsAsync(cancellationToken))
        {
            known.Add(CodeText.Normalize(CellTyping.Plain(row[column])));
        }

        var batch = new ImportBatch([.. rows.Where(r => !known.Contains(ReadRows.CodeOf(r)))]) { Source = source };
        await kind.ApplyAsync(batch, cancellationToken);
        return batch;
    }

    private static void Collect(ImportBatch batch, ErrorList errors, string prefix)
    {
        foreach (var error in batch.Errors)
        {
            errors.Add(error with { Column = prefix + error.Column });
        }
    }

    private async Task RecordAsync(ImportResult result, CancellationToken cancellationToken)
    {
        if (result.DryRun || result.ChangesNothing)
        {
            return;
        }

        var name = result.File.Length > ModuleDb.DefaultTextLength ? result.File[^ModuleDb.DefaultTextLength..] : result.File;
        db.Runs.Add(new ImportRun
        {
            At = clock.UtcNow,
            UserName = user.Name,
            Kind = result.Kind,
            FileName = name,
            Sha256 = result.Sha256,
            Rows = result.Rows,
            Filtered = result.Filtered,
            Added = result.Added,
            Updated = result.Updated,
            Unchanged = result.Unchanged,
            Created = JsonSerializer.Serialize(result.Created),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TableFile.CannotOpen(path, e);
        }
    }

    private sealed class Deciding(IProgress<ImportProgress>? progress, int rows) : IProgress<int>
    {
        public void Report(int value) => progress?.Report(new(ImportStep.Deciding, value, rows));
    }
}
