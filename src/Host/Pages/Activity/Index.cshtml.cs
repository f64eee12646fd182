using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Host.Pages.Activity;

/// <summary>Who did what and when, newest first, and whether the record is whole.</summary>
internal sealed class IndexModel(
    HostDb db, ActivityWords words, RecordedNames names, CheckChain check, ChainWatch watch, ICurrentUser user, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public ActivityFilter Filter { get; set; } = new();

    public PageOf<ActivityEntry> Rows { get; private set; } = null!;

    public ActivityWords Words => words;

    public RecordedNames Names => names;

    public ChainWatch Watch => watch;

    /// <summary>Null for those who see a part of the record only.</summary>
    public ChainState? Chain { get; private set; }

    public IEnumerable<SelectListItem> Subjects => words.Seen.Select(n => new SelectListItem(words.Title(n), n.Name, n.Name == Filter.Subject));

    /// <summary>Of the chosen kind; of all kinds the verbs that they share.</summary>
    public IEnumerable<SelectListItem> Verbs => Chosen.SelectMany(n => n.Verbs.Select(v => (Verb: v, Text: words.Verb(n, v)))).GroupBy(v => v.Verb)
        .Select(g => new SelectListItem(string.Join(" / ", g.Select(v => v.Text)), g.Key, g.Key == Filter.Verb)).OrderBy(i => i.Text, StringComparer.CurrentCulture);

    private IEnumerable<ActivityNoun> Chosen => words.Seen.Where(n => n.Name == Filter.Subject);

    [Requires(ActivityPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await Filter.Apply(db.SeenActivity, words.Seen, clock).OrderByDescending(a => a.Sequence).PageAsync(List.Number, List.Size, cancellationToken);
        await names.LoadAsync(Rows.Rows, cancellationToken);
        if (user.ScopeOf(ActivityPermissions.View) is Scope.All)
        {
            Chain = await check.StateAsync(cancellationToken);
        }
    }
}
