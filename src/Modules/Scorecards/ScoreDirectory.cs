using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

internal sealed class ScoreDirectory(ScorecardsDb db, EvaluationContext context) : IScoreDirectory
{
    public async Task<IReadOnlyList<ScoreCard>> WorstAsync(int limit, CancellationToken cancellationToken) =>
        await db.Current.AsNoTracking().Where(c => c.Outcome != Outcome.Compliant)
            .OrderBy(c => c.Grade == null).ThenBy(c => (double?)c.Score).ThenBy(c => c.ContractorId).Take(limit)
            .Select(c => new ScoreCard(c.ContractorId, c.Score, c.Grade, c.Coverage, c.Outcome, c.EvaluatedAt)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<MonthScore>> ByMonthAsync(EvaluationWindow window, IReadOnlyCollection<Guid> contractors, CancellationToken cancellationToken)
    {
        var months = await db.LastRunsByMonthAsync(window, cancellationToken);
        var runs = months.Keys.ToList();
        var rows = await db.Results.AsNoTracking().Where(r => runs.Contains(r.RunId) && contractors.Contains(r.ContractorId))
            .Select(r => new { r.RunId, r.ContractorId, r.Score, r.Grade }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new MonthScore(r.ContractorId, months[r.RunId], r.Score, r.Grade))];
    }

    public async Task<IReadOnlyList<GradeDefinition>> GradesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await context.Rules.LiveAsync(ScorecardsModule.RulePath, cancellationToken)).Definition.Grades;
        }
        catch (RefusedException)
        {
            return [];
        }
    }

    public Task<RunCard?> LatestRunAsync(CancellationToken cancellationToken) =>
        db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt)
            .Select(r => new RunCard(r.Id, r.BusinessDate, r.Status.ToString(), r.Done, r.Total, r.FinishedAt)).FirstOrDefaultAsync(cancellationToken);
}
