using Icmesh.Imports.Runs;
using Icmesh.Imports.Uploads;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Mvc;

namespace Icmesh.Imports.Pages.Imports;

/// <summary>Step 4: the import while it runs, and what it did.</summary>
internal sealed class DoneModel(UploadStore store, IEnumerable<IImportKind> kinds, ICurrentUser user, ImportJobs jobs, IEnumerable<ActivityNoun> nouns) : UploadPageModel(store, kinds, user)
{
    public ImportProgress? Running { get; private set; }

    /// <summary>Where somebody changed the records after the trial.</summary>
    public ImportResult? Failed { get; private set; }
    public RefusedException? Refused { get; private set; }

    /// <summary>What the activity record calls the imported records.</summary>
    public string? Noun => nouns.FirstOrDefault(n => n.Name == Kind.Name || $"{n.Name}s" == Kind.Name)?.Name;

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Upload.Outcome is not null)
        {
            return Page();
        }

        if (jobs.RunningImport(Upload) is not { } job)
        {
            return RedirectToPage("/Imports/Check", new { Id });
        }

        if (!await job.EndsWithinAsync(Patience, cancellationToken))
        {
            Running = job.Progress;
            AskAgain();
            return Page();
        }

        (Failed, Refused) = await job.EndAsync();
        await LoadAsync(cancellationToken);
        return Page();
    }

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        jobs.RunningImport(Upload)?.Cancel();
        return RedirectToPage("/Imports/Done", new { Id });
    }
}
