using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Reporting.Text;
using Icmesh.Ui;
using Icmesh.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Icmesh.Reporting.Pages.Reporting;

/// <summary>The first page: how all contractors stand, how it moves, and who needs attention.</summary>
internal sealed class IndexModel(Dashboard dashboard, IStringLocalizer<ReportingText> text, IStringLocalizer<UiText> shared) : PageModel
{
    /// <summary>One row of the strip.</summary>
    public const int Tiles = 6;

    public DashboardData Data { get; private set; } = null!;
    public ChartSpec Trend { get; private set; } = null!;
    public HeatSpec Heat { get; private set; } = null!;
    public bool IsHeatCut => Data.ContractorCount > Data.Shown.Count;
    public IReadOnlyList<string> Months { get; private set; } = [];

    [Requires(ReportingModule.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Data = await dashboard.ReadAsync(cancellationToken);
        Months = [.. Data.MonthAxis.Select(m => m.FirstDay.ToString("MMM yy", CultureInfo.CurrentCulture))];
        Trend = MakeTrend();
        Heat = MakeHeat();
    }

    /// <summary>How a figure moved since the month before: words and whether that is good.</summary>
    public (string Kind, string Icon, string Words)? ChangeOf(IReadOnlyList<decimal?> trend, bool? lowerIsBetter, int decimals)
    {
        if (trend.Count < 2 || trend[^1] is not { } now || trend[^2] is not { } before)
        {
            return null;
        }

        var month = Data.MonthAxis[^2].FirstDay.ToString("MMM", CultureInfo.CurrentCulture);
        var difference = decimal.Round(Math.Abs(now - before), decimals);
        if (difference == 0)
        {
            return ("flat", "minus", text["Kpi.Change.None", month]);
        }

        var kind = lowerIsBetter is null ? "flat" : now < before == lowerIsBetter ? "good" : "poor";
        var amount = difference.ToString("#,0.##", CultureInfo.CurrentCulture);
        return now > before
            ? (kind, "trending-up", text["Kpi.Change.Up", amount, month])
            : (kind, "trending-down", text["Kpi.Change.Down", amount, month]);
    }

    public static string Written(Figure figure) => figure.IsScore
        ? ScoreText.Of(figure.Value)
        : figure.Value?.ToString("#,0." + new string('#', figure.Decimals), CultureInfo.CurrentCulture) ?? "–";

    /// <summary>The mean score by month, read against the lowest grade that is still compliant.</summary>
    private ChartSpec MakeTrend()
    {
        var mean = Data.Figures.FirstOrDefault(f => f.IsScore);
        var limit = Data.Grades.Count > 2 && Data.Grades[^3] is { From: { } from } grade ? new ChartLimit(text["Trend.Limit", Word(grade)], from) : null;
        return new(Months, mean is null ? [] : [new(mean.Title.ToString(), mean.Trend)], limit, 0, 100);
    }

    private HeatSpec MakeHeat()
    {
        var scale = new GradeScale(Data.Grades);
        var byContractor = Data.Months.ToLookup(m => m.ContractorId);
        var rows = Data.Shown.Select(c =>
        {
            var months = byContractor[c.Id].ToDictionary(m => m.Month);
            return new HeatRow(c.Name, $"/Scorecards/{Uri.EscapeDataString(c.Code)}", [.. Data.MonthAxis.Select(m => Cell(scale, months.GetValueOrDefault(m)))]);
        });
        var bands = Data.Grades.Reverse().Select(g => new HeatBand(scale.LevelOf(g), g.From is { } from ? $"{Word(g)} ≥ {ScoreText.Of(from)}" : Word(g)));
        return new(text["Heat.Contractor"], [.. Data.MonthAxis.Select(m => m.FirstDay.ToString("MMM", CultureInfo.CurrentCulture))], [.. rows], [.. bands]);
    }

    /// <summary>The number is cut to the whole below: 89.9 belongs to the colour of 80 and must not read 90.</summary>
    private static HeatCell Cell(GradeScale scale, MonthScore? score) =>
        score is { Grade: { } grade, Score: { } value } ? new(decimal.Floor(value), scale.LevelOf(grade, value)) : HeatCell.NoData;

    private string Word(GradeDefinition grade) => GradeTagHelper.WordFor(shared, grade.Code);
}
