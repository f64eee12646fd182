using Icmesh.Imports.Runs;
using Icmesh.Imports.Uploads;
using Icmesh.Imports.Writing;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Mvc;

namespace Icmesh.Imports.Pages.Imports;

/// <summary>Step 3: what would change, or what is wrong, cell by cell. Nothing is saved yet.</summary>
internal sealed class CheckModel(UploadStore store, IEnumerable<IImportKind> kinds, ICurrentUser user, Fence fence, ImportJobs jobs) : UploadPageModel(store, kinds, user)
{
    public const int ChangesShown = 50;

    public ImportProgress? Running { get; private set; }
    public ImportResult? Result { get; private set; }
    public RefusedException? Refused { get; private set; }

    public bool CanSave => Result is { IsRefused: false, ChangesNothing: false };

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Upload.Outcome is not null || jobs.RunningImport(Upload) is { IsRunning: true })
        {
            return RedirectToPage("/Imports/Done", new { Id });
        }

        var job = jobs.Trial(Upload, Asker, fence);
        if (await job.EndsWithinAsync(Patience, cancellationToken))
        {
            (Result, Refused) = await job.EndAsync();
        }
        else
        {
            Running = job.Progress;
            AskAgain();
        }

        return Page();
    }

    /// <summary>All errors as a table, to work through in Excel.</summary>
    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnGetErrorsAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var (result, _) = await jobs.Trial(Upload, Asker, fence).EndAsync();
        var stream = new MemoryStream();
        await using (var csv = new CsvTableWriter(stream))
        {
            Sentence[] header = [new("baris", "row"), new("kolom", "column"), new("isi", "value"), new("sebab", "reason"), new("perbaikan", "remedy")];
            await csv.WriteAsync([.. header.Select(h => h.ToString())], cancellationToken);
            foreach (var error in result?.Errors ?? [])
            {
                await csv.WriteAsync([error.Line, error.Column, error.Value, error.Reason.ToString(), error.Remedy.ToString()], cancellationToken);
            }
        }

        stream.Position = 0;
        return File(stream, "text/csv; charset=utf-8", "icmesh-import-errors.csv");
    }

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Upload.Outcome is null)
        {
            await jobs.Import(Upload, Asker, fence).EndsWithinAsync(Patience, cancellationToken);
        }

        return RedirectToPage("/Imports/Done", new { Id });
    }

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        jobs.Trial(Upload, Asker, fence).Cancel();
        return RedirectToPage("/Imports/Index");
    }
}
