using System.Globalization;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Security;
using Icmesh.Reporting.Text;
using Icmesh.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Icmesh.Reporting.Pages.Reporting;

/// <summary>The first page: how all contractors stand, how it moves, and who needs attention.</summary>
internal sealed class IndexModel(Dashboard dashboard, IStringLocalizer<ReportingText> text) : PageModel
{
    /// <summary>Lower bounds of the grades as shipped (domain default): the heat map groups by them.</summary>
    private static readonly decimal[] Bounds = [60, 70, 80, 90];

    /// <summary>Figures beside the score: one row of the strip.</summary>
    public const int Tiles = 5;

    private const int HeatRows = 60;

    public DashboardData Data { get; private set; } = null!;
    public ChartSpec Trend { get; private set; } = null!;
    public HeatSpec Heat { get; private set; } = null!;
    public bool IsHeatCut => Data.Contractors.Count > HeatRows;
    public IReadOnlyList<string> Months { get; private set; } = [];

    [Requires(ReportingModule.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Data = await dashboard.ReadAsync(cancellationToken);
        Months = [.. Data.MonthAxis.Select(m => m.FirstDay.ToString("MMM yy", CultureInfo.CurrentCulture))];
        Trend = new(Months, [new(text["Kpi.Mean"], Data.MeanByMonth)], new(text["Trend.Fair"], Bounds[1]), 0, 100);
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

    public static string Written(Figure figure) => figure.Value?.ToString("#,0." + new string('#', figure.Decimals), CultureInfo.CurrentCulture) ?? "–";

    private HeatSpec MakeHeat()
    {
        var byContractor = Data.Months.ToLookup(m => m.ContractorId);
        var rows = Data.Contractors.Take(HeatRows).Select(c =>
        {
            var months = byContractor[c.Id].ToDictionary(m => m.Month, m => m.Grade is null ? null : m.Score);
            return new HeatRow(c.Name, $"/Scorecards/{c.Code}", [.. Data.MonthAxis.Select(m => Whole(months.GetValueOrDefault(m)))]);
        });
        return new(text["Heat.Contractor"], [.. Data.MonthAxis.Select(m => m.FirstDay.ToString("MMM", CultureInfo.CurrentCulture))], [.. rows], Bounds);
    }

    /// <summary>Cut to the whole number below: 89.9 belongs to the colour of 80 and must not read 90.</summary>
    private static decimal? Whole(decimal? score) => score is { } s ? decimal.Floor(s) : null;
}
