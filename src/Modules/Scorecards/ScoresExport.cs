using System.Runtime.CompilerServices;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>The current score of each contractor, by code. As on screen, there is no number where there is no grade.</summary>
internal sealed class ScoresExport(ScorecardsDb db, IContractorDirectory contractors, EvaluationContext context) : IExportKind
{
    public string Name => "scores";
    public Sentence Title => new("Skor K3LH", "K3LH scores");
    public string Permission => ScorecardsModule.View;
    public IReadOnlyList<string> Columns { get; } = ["contractor", "name", "businessDate", "outcome", "score", "grade", "coverage", "ruleSha256", "evaluatedAt"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (await contractors.ListAsync(after, EvaluateNight.BatchSize, withEnded: true, cancellationToken) is { Count: > 0 } batch)
        {
            var ids = batch.Select(c => c.Id).ToList();
            var scores = await db.Current.AsNoTracking().Where(s => ids.Contains(s.ContractorId)).ToDictionaryAsync(s => s.ContractorId, cancellationToken);
            foreach (var contractor in batch.Where(c => scores.ContainsKey(c.Id)))
            {
                var score = scores[contractor.Id];
                yield return
                [
                    contractor.Code, contractor.Name, score.BusinessDate, score.Outcome.ToString(), score.Grade is null ? null : score.Score, score.Grade, score.Coverage,
                    score.RuleSha256, context.Clock.ToSite(score.EvaluatedAt),
                ];
            }

            after = batch[^1].Code;
        }
    }
}
