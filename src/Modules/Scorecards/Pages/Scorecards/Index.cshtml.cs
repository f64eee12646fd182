using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Scorecards.Data;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards.Pages.Scorecards;

/// <summary>The ranking: every contractor's current score.</summary>
internal sealed class IndexModel(ScorecardsDb db, IContractorDirectory contractors) : PageModel
{
    public const string NotAssessed = "none";

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Grade { get; set; }

    public PageOf<CurrentScore> Scores { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ContractorCard> Names { get; private set; } = null!;
    public IReadOnlyList<string> Grades { get; private set; } = [];

    [Requires(ScorecardsModule.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var query = db.Current.AsNoTracking();
        if (!string.IsNullOrEmpty(Grade))
        {
            query = Grade == NotAssessed ? query.Where(s => s.Grade == null) : query.Where(s => s.Grade == Grade);
        }

        // Without a grade comes last, whichever way the scores are sorted. As double: on SQLite, decimals are compared as texts of the reader's culture.
        var ordered = query.OrderBy(s => s.Grade == null);
        Scores = await (List.Sort switch
        {
            "score" => ordered.ThenBy(s => (double?)s.Score),
            "coverage" => ordered.ThenBy(s => (double)s.Coverage),
            "-coverage" => ordered.ThenByDescending(s => (double)s.Coverage),
            _ => ordered.ThenByDescending(s => (double?)s.Score),
        }).PageAsync(List.Number, List.Size, cancellationToken);
        Names = await contractors.ReadAsync([.. Scores.Rows.Select(s => s.ContractorId)], cancellationToken);
        Grades = await db.Current.Where(s => s.Grade != null).Select(s => s.Grade!).Distinct().OrderBy(g => g).ToListAsync(cancellationToken);
    }
}
