using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Scorecards.Pages.Scorecards;

/// <summary>One contractor's score, opened down to rules, facts and records.</summary>
internal sealed class DetailsModel(ExplainScore explain, IContractorDirectory contractors, IScoreDirectory scores, EvaluationContext context) : PageModel
{
    /// <summary>Nothing was recorded before; a window of twelve months needs months to look back on.</summary>
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    [BindProperty(SupportsGet = true)] public DateOnly? Date { get; set; }

    public Explanation Explanation { get; private set; } = null!;
    public ScoreView Score => Explanation.Score;
    public ChartSpec Trend { get; private set; } = null!;

    [Requires(ScorecardsModule.View)]
    public async Task OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var contractor = await contractors.FindAsync(code, cancellationToken) ?? throw new NotFoundException(code);
        var date = Date ?? context.Clock.Today;
        Date = date > context.Clock.Today ? context.Clock.Today : date < Earliest ? Earliest : date;
        Explanation = await explain.RunAsync(contractor, Date.Value, cancellationToken);
        Trend = await TrendAsync(contractor, cancellationToken);
    }

    private async Task<ChartSpec> TrendAsync(ContractorCard contractor, CancellationToken cancellationToken)
    {
        var window = Explanation.Window;
        var scoreOf = (await scores.ByMonthAsync(window, [contractor.Id], cancellationToken)).ToDictionary(s => s.Month, s => s.Grade is null ? null : s.Score);
        return new(
            [.. window.AllMonths.Select(m => m.FirstDay.ToString("MMM yy", CultureInfo.CurrentCulture))],
            [new(contractor.Name, [.. window.AllMonths.Select(m => scoreOf.GetValueOrDefault(m))])], Min: 0, Max: 100);
    }

    /// <summary>Indicators of a category in the order of the file.</summary>
    public IEnumerable<IndicatorView> Of(CategoryDefinition category) => Score.Indicators.Where(i => i.Definition.Category == category.Code);

    public static string StatusKind(Outcome outcome) => outcome switch
    {
        Outcome.Compliant => "ok",
        Outcome.NonCompliant => "bad",
        Outcome.Undetermined => "off",
    };
}
