using System.Globalization;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Rules;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>Computes stored scores anew from their stored facts and rule version, and compares byte for byte.</summary>
internal sealed class VerifyScores(ScorecardsDb db, EvaluationContext context) : IVerification
{
    public string Name => "scores";

    public async Task<Verified> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var runs = await db.Runs.AsNoTracking().Where(r => r.BusinessDate >= from && r.BusinessDate <= to && r.Status == RunStatus.Finished)
            .OrderBy(r => r.BusinessDate).ThenBy(r => r.Revision).ToListAsync(cancellationToken);
        var differences = new List<VerificationFault>();
        var scores = 0;
        foreach (var run in runs)
        {
            var scorecard = await context.Rules.FindAsync(run.RuleSha256, cancellationToken);
            if (scorecard is null)
            {
                differences.Add(new(Place(run), new(
                    $"Evaluasi {Place(run)}: versi aturan {run.RuleSha256[..12]} tidak ada.", $"Run {Place(run)}: rule version {run.RuleSha256[..12]} is not there.")));
                continue;
            }

            scores += await CompareAsync(run, scorecard, differences, cancellationToken);
        }

        return new([("runs", new("evaluasi", "runs"), runs.Count), ("scores", new("skor", "scores"), scores)], differences);
    }

    private async Task<int> CompareAsync(EvaluationRun run, IScorecard scorecard, List<VerificationFault> differences, CancellationToken cancellationToken)
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
                var place = $"{Place(run)} {row.ContractorId}";
                differences.Add(new(place, new($"Skor {place} berbeda dari hasil hitung ulang.", $"The score {place} differs when computed anew.")));
            }

            count++;
        }

        return count;
    }

    private static string Place(EvaluationRun run) => string.Create(CultureInfo.InvariantCulture, $"{run.BusinessDate:yyyy-MM-dd} r{run.Revision}");
}
