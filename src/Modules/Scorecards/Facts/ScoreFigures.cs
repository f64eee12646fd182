using Icmesh.Kernel.Facts;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards.Facts;

/// <summary>The mean score of the contractors that have a grade: now, and at the last evaluation of each month.</summary>
internal sealed class ScoreFigures(ScorecardsDb db) : IFigureSource
{
    public async Task<IReadOnlyList<Figure>> ReadAsync(EvaluationWindow window, CancellationToken cancellationToken)
    {
        var now = await db.Current.Where(c => c.Grade != null).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Sum = g.Sum(c => c.Score) }).SingleOrDefaultAsync(cancellationToken);
        var months = await db.LastRunsByMonthAsync(window, cancellationToken);
        var runs = months.Keys.ToList();
        var means = (await db.Results.Where(r => runs.Contains(r.RunId) && r.Grade != null).GroupBy(r => r.RunId)
                .Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(r => r.Score) }).ToListAsync(cancellationToken))
            .ToDictionary(g => months[g.Key], g => g.Sum / g.Count);
        return
        [
            new("SCORE_MEAN", new("Skor K3LH rata-rata", "Mean K3LH score"), now?.Sum / now?.Count, new("/ 100", "/ 100"), "/Scorecards",
                [.. window.AllMonths.Select(m => means.GetValueOrDefault(m))], LowerIsBetter: false, Order: 1)
            {
                IsScore = true,
                Note = new($"dari {now?.Count ?? 0} kontraktor yang dapat dinilai", $"of {now?.Count ?? 0} contractors that can be assessed"),
            },
        ];
    }
}
