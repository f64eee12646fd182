using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Scorecards.Data;
using Icmesh.Scorecards.Text;
using Icmesh.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Scorecards.Pages.Scorecards.Runs;

/// <summary>One run: progress, result per grade, and a way to stop it while it works.</summary>
internal sealed class DetailsModel(ScorecardsDb db, ICurrentUser user, EvaluationContext context, IStringLocalizer<ScorecardsText> text) : PageModel
{
    [TempData] public string? Message { get; set; }

    public EvaluationRun Run { get; private set; } = null!;
    public IReadOnlyList<(string? Grade, int Count)> Grades { get; private set; } = [];

    [Requires(ScorecardsModule.Runs)]
    public async Task OnGetAsync([FromRoute] Guid id, CancellationToken cancellationToken)
    {
        Run = await FindAsync(id, cancellationToken);
        var grades = await db.Results.Where(r => r.RunId == id).GroupBy(r => r.Grade).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        Grades = [.. grades.OrderByDescending(g => GradeTagHelper.LevelOf(g.Key)).Select(g => (g.Key, g.Count))];
    }

    [Requires(ScorecardsModule.Evaluate)]
    public async Task<IActionResult> OnPostStopAsync([FromRoute] Guid id, CancellationToken cancellationToken)
    {
        await FindAsync(id, cancellationToken);
        await db.Runs.Where(r => r.Id == id && r.Status == RunStatus.Running).ExecuteUpdateAsync(s => s.SetProperty(r => r.StopRequested, true), cancellationToken);
        db.Record(user, context.Clock.UtcNow, "run.stop", "run", id);
        await db.SaveChangesAsync(cancellationToken);
        Message = text["Run.Stopping"];
        return RedirectToPage(new { id });
    }

    private async Task<EvaluationRun> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new NotFoundException($"run {id}");
}
