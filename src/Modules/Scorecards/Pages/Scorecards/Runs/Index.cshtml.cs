using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Scorecards.Data;
using Icmesh.Scorecards.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Scorecards.Pages.Scorecards.Runs;

/// <summary>All nightly runs, with the one that is under way, and a form to start one.</summary>
internal sealed class IndexModel(ScorecardsDb db, EvaluationContext context, StartRun start, CatchUp catchUp, IStringLocalizer<ScorecardsText> text) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty] public StartInput Input { get; set; } = new();

    [TempData] public string? Message { get; set; }

    public PageOf<EvaluationRun> Runs { get; private set; } = null!;
    public EvaluationRun? UnderWay { get; private set; }

    /// <summary>Nights without an evaluation, in a sentence.</summary>
    public string? Skipped { get; private set; }

    [Requires(ScorecardsModule.Runs)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.Date = context.LastNight;
        await LoadAsync(cancellationToken);
    }

    [Requires(ScorecardsModule.Evaluate)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Date > context.Clock.Today)
        {
            ModelState.AddModelError("Input.Date", text["Run.Future"]);
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }

        await start.RunAsync(Input.Date, Input.Reason, cancellationToken);
        Message = text["Run.Started.Toast"];
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Runs = await db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt).PageAsync(List.Number, List.Size, cancellationToken);
        Skipped = await catchUp.SkippedAsync(cancellationToken) is { } nights ? SkippedText.Of(nights).ToString() : null;
        UnderWay = Runs.Rows.FirstOrDefault(r => r.Status is RunStatus.Running);
    }

    internal sealed class StartInput
    {
        [Display(Name = "Run.Start.Date"), Required]
        public DateOnly Date { get; set; }

        [Display(Name = "Run.Start.Reason"), StringLength(OpenRun.ReasonLength)]
        public string? Reason { get; set; }
    }
}
