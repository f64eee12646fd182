using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;

namespace Icmesh.Reporting;

/// <summary>What the dashboard shows, read in a fixed number of queries however many contractors there are.</summary>
internal sealed class Dashboard(IScoreDirectory scores, IContractorDirectory contractors, IEnumerable<IFigureSource> figures, SiteClock clock)
{
    private const int MaxContractors = 500;

    public async Task<DashboardData> ReadAsync(CancellationToken cancellationToken)
    {
        var window = EvaluationWindow.EndingOn(clock.Today, clock);
        var current = await scores.CurrentAsync(cancellationToken);
        var months = await scores.ByMonthAsync(window, null, cancellationToken);
        var cards = await contractors.ListAsync(null, MaxContractors, withEnded: false, cancellationToken);
        var numbers = new List<Figure>();
        foreach (var source in figures)
        {
            numbers.AddRange(await source.ReadAsync(window, cancellationToken));
        }

        return new(window, cards, current.ToDictionary(c => c.ContractorId), months, [.. numbers.OrderBy(n => n.Order)],
            await scores.LatestRunAsync(cancellationToken), await contractors.CountAsync(withEnded: false, cancellationToken));
    }
}

internal sealed record DashboardData(
    EvaluationWindow Window, IReadOnlyList<ContractorCard> Contractors, IReadOnlyDictionary<Guid, ScoreCard> Scores,
    IReadOnlyList<MonthScore> Months, IReadOnlyList<Figure> Figures, RunCard? Run, int ContractorCount)
{
    public IReadOnlyList<YearMonth> MonthAxis => Window.AllMonths;

    /// <summary>Mean of the contractors that have a grade, per month; null where none has.</summary>
    public IReadOnlyList<decimal?> MeanByMonth => [.. MonthAxis.Select(m => Mean(Months.Where(s => s.Month == m && s.Grade is not null).Select(s => s.Score)))];

    public decimal? MeanNow => Mean(Scores.Values.Where(s => s.Grade is not null).Select(s => s.Score));

    /// <summary>Worst first: those below FAIR, then those that cannot be assessed.</summary>
    public IReadOnlyList<(ContractorCard Contractor, ScoreCard Score)> NeedAction =>
    [
        .. Contractors.Where(c => Scores.TryGetValue(c.Id, out var s) && s.Grade is null or "BAD" or "POOR").Select(c => (c, Scores[c.Id]))
            .OrderBy(p => p.Item2.Grade is null).ThenBy(p => p.Item2.Score),
    ];

    private static decimal? Mean(IEnumerable<decimal?> values)
    {
        var known = values.Where(v => v is not null).ToList();
        return known.Count == 0 ? null : known.Sum() / known.Count;
    }
}
