using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;

namespace Icmesh.Reporting;

/// <summary>What the dashboard shows, read in a fixed number of queries however many contractors there are.</summary>
internal sealed class Dashboard(IScoreDirectory scores, IContractorDirectory contractors, IEnumerable<IFigureSource> figures, SiteClock clock)
{
    public const int HeatRows = 60, NeedRows = 7;

    public async Task<DashboardData> ReadAsync(CancellationToken cancellationToken)
    {
        var window = EvaluationWindow.EndingOn(clock.Today, clock);
        var cards = await contractors.ListAsync(null, HeatRows, withEnded: false, cancellationToken);
        var months = await scores.ByMonthAsync(window, [.. cards.Select(c => c.Id)], cancellationToken);
        var worst = await scores.WorstAsync(NeedRows, cancellationToken);
        var names = await contractors.ReadAsync([.. worst.Select(s => s.ContractorId)], cancellationToken);
        var numbers = new List<Figure>();
        foreach (var source in figures)
        {
            numbers.AddRange(await source.ReadAsync(window, cancellationToken));
        }

        return new(window, cards, months, [.. worst.Where(s => names.ContainsKey(s.ContractorId)).Select(s => (names[s.ContractorId], s))],
            await scores.GradesAsync(cancellationToken), [.. numbers.OrderBy(n => n.Order)],
            await scores.LatestRunAsync(cancellationToken), await contractors.CountAsync(withEnded: false, cancellationToken));
    }
}

/// <param name="Shown">Contractors of the heat map, by code.</param>
/// <param name="NeedAction">Worst first, then those that cannot be assessed.</param>
/// <param name="Grades">Of the live rules, best first.</param>
internal sealed record DashboardData(
    EvaluationWindow Window, IReadOnlyList<ContractorCard> Shown, IReadOnlyList<MonthScore> Months, IReadOnlyList<(ContractorCard Contractor, ScoreCard Score)> NeedAction,
    IReadOnlyList<GradeDefinition> Grades, IReadOnlyList<Figure> Figures, RunCard? Run, int ContractorCount)
{
    public IReadOnlyList<YearMonth> MonthAxis => Window.AllMonths;
}
