using Icmesh.Kernel.Rules;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>Computes stored scores anew from their stored facts and rule version, and compares byte for byte.</summary>
internal sealed class VerifyScores(ScorecardsDb db, EvaluationContext context)
{
    public async Task<Verification> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var runs = await db.Runs.AsNoTracking().Where(r => r.BusinessDate >= from && r.BusinessDate <= to && r.Status == RunStatus.Finished)
            .OrderBy(r => r.BusinessDate).ThenBy(r => r.Revision).ToListAsync(cancellationToken);
        var differences = new List<string>();
        var scores = 0;
        foreach (var run in runs)
        {
            var scorecard = await context.Rules.FindAsync(run.RuleSha256, cancellationToken);
            if (scorecard is null)
            {
                differences.Add($"{run.BusinessDate:yyyy-MM-dd} r{run.Revision}: versi aturan / rule version {run.RuleSha256[..12]} ✗");
                continue;
            }

            scores += await CompareAsync(run, scorecard, differences, cancellationToken);
        }

        return new(runs.Count, scores, differences);
    }

    private async Task<int> CompareAsync(EvaluationRun run, IScorecard scorecard, List<string> differences, CancellationToken cancellationToken)
    {
        using var evidence = new Evidence(context.FactJson);
        var result = new ScoreResult(scorecard.Definition.Indicators.Count);
        var count = 0;
        await foreach (var row in db.Results.AsNoTracking().Where(r => r.RunId == run.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var facts = context.FactsOf(row);
            scorecard.Evaluate(facts, result);
            var again = new RunResult();
            evidence.Keep(again, scorecard.Definition, facts, result);
            if (again.Evidence != row.Evidence || again.Score != row.Score || again.Grade != row.Grade || again.Coverage != row.Coverage || again.Outcome != row.Outcome)
            {
                differences.Add($"{run.BusinessDate:yyyy-MM-dd} r{run.Revision} {row.ContractorId}");
            }

            count++;
        }

        return count;
    }
}

internal sealed record Verification(int Runs, int Scores, IReadOnlyList<string> Differences);
