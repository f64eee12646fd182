using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

internal sealed class ScoreDirectory(ScorecardsDb db) : IScoreDirectory
{
    public async Task<IReadOnlyList<ScoreCard>> CurrentAsync(CancellationToken cancellationToken) =>
        await db.Current.AsNoTracking().Select(c => new ScoreCard(c.ContractorId, c.Score, c.Grade, c.Coverage, c.Outcome, c.EvaluatedAt)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<MonthScore>> ByMonthAsync(EvaluationWindow window, Guid? contractorId, CancellationToken cancellationToken)
    {
        var from = window.FirstMonth.FirstDay;
        var to = window.Date;
        var finished = await db.Runs.AsNoTracking().Where(r => r.Status == RunStatus.Finished && r.BusinessDate >= from && r.BusinessDate <= to)
            .Select(r => new { r.Id, r.BusinessDate, r.Revision, r.FinishedAt }).ToListAsync(cancellationToken);
        var chosen = finished.GroupBy(r => YearMonth.Of(r.BusinessDate))
            .ToDictionary(g => g.OrderByDescending(r => r.BusinessDate).ThenByDescending(r => r.FinishedAt).ThenByDescending(r => r.Revision).First().Id, g => g.Key);
        var ids = chosen.Keys.ToList();
        var rows = await db.Results.AsNoTracking().Where(r => ids.Contains(r.RunId) && (contractorId == null || r.ContractorId == contractorId)).Select(r => new { r.RunId, r.ContractorId, r.Score, r.Grade }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new MonthScore(r.ContractorId, chosen[r.RunId], r.Score, r.Grade))];
    }

    public Task<RunCard?> LatestRunAsync(CancellationToken cancellationToken) =>
        db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt)
            .Select(r => new RunCard(r.Id, r.BusinessDate, r.Status.ToString(), r.Done, r.Total, r.FinishedAt)).FirstOrDefaultAsync(cancellationToken);
}
