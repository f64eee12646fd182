using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Host.Pages.Activity;

/// <summary>Everything that was ever done with one record, before and after, newest first.</summary>
internal sealed class HistoryModel(HostDb db, ActivityWords words, RecordedNames names, ICurrentUser user) : PageModel
{
    private const int LatestImports = 10;

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    public ActivityNoun Noun { get; private set; } = null!;

    public PageOf<ActivityEntry> Rows { get; private set; } = null!;

    /// <summary>Entries about many records of this kind at once, which may have touched this one.</summary>
    public IReadOnlyList<ActivityEntry> Together { get; private set; } = [];

    /// <summary>Address of the record itself, where it has a page.</summary>
    public string? RecordUrl { get; private set; }

    public ActivityWords Words => words;

    public RecordedNames Names => names;

    [Requires(ActivityPermissions.View)]
    public async Task<IActionResult> OnGetAsync(string subject, Guid id, CancellationToken cancellationToken)
    {
        Noun = words.Noun(subject) ?? throw new NotFoundException($"noun {subject}");
        if (!Noun.IsSeenBy(user))
        {
            return StatusCode(403);
        }

        Rows = await db.SeenActivity.Where(a => a.Subject == subject && a.SubjectId == id).OrderByDescending(a => a.Sequence).PageAsync(List.Number, List.Size, cancellationToken);
        Together = await db.SeenActivity.Where(a => a.Subject == subject && a.SubjectId == null).OrderByDescending(a => a.Sequence).Take(LatestImports).ToListAsync(cancellationToken);
        await names.LoadAsync([.. Rows.Rows, .. Together], cancellationToken);
        RecordUrl = Rows.Rows is [var latest, ..] ? Noun.Page(latest, names.Contractor(latest.ContractorId)?.Code) : null;
        return Page();
    }
}
