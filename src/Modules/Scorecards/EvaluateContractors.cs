using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>
/// Re-evaluates contractors after an event, as of today. Replaces their current score and announces it where it changed; a run is
/// never touched.
/// </summary>
internal sealed class EvaluateContractors(ScorecardsDb db, DbSession session, Evaluator evaluator, IContractorDirectory contractors, EvaluationContext context)
{
    public async Task RunAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var batch in ids.Chunk(EvaluateNight.BatchSize))
        {
            await RunBatchAsync(await contractors.ReadAsync(batch, cancellationToken), cancellationToken);
        }
    }

    public async Task RunAllAsync(CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var batch = await contractors.ListAsync(after, EvaluateNight.BatchSize, withEnded: true, cancellationToken);
            await RunBatchAsync(batch.ToDictionary(c => c.Id), cancellationToken);
            if (batch.Count < EvaluateNight.BatchSize)
            {
                return;
            }

            after = batch[^1].Code;
        }
    }

    private async Task RunBatchAsync(IReadOnlyDictionary<Guid, ContractorCard> cards, CancellationToken cancellationToken)
    {
        var scorecard = await context.Rules.LiveAsync(ScorecardsModule.RulePath, cancellationToken);
        var judged = cards.Values.Where(c => c.Status is not ContractorStatus.Ended).Select(c => c.Id).ToList();
        var date = context.Clock.Today;
        var now = context.Clock.UtcNow;
        using var evidence = new Evidence(context.FactJson);
        var fresh = await evaluator.EvaluateAsync(scorecard, evidence, judged, EvaluationWindow.EndingOn(date, context.Clock), id => new CurrentScore
        {
            ContractorId = id,
            BusinessDate = date,
            EvaluatedAt = now,
            RuleSha256 = scorecard.Identity.Sha256,
        }, cancellationToken);
        await session.InTransactionAsync(async () =>
        {
            var ids = cards.Keys.ToList();
            var before = await db.Current.AsNoTracking().Where(c => ids.Contains(c.ContractorId)).ToDictionaryAsync(c => c.ContractorId, cancellationToken);
            await db.Current.Where(c => ids.Contains(c.ContractorId)).ExecuteDeleteAsync(cancellationToken);
            await db.BulkInsertAsync(fresh, cancellationToken);
            foreach (var score in fresh.Where(s => before.GetValueOrDefault(s.ContractorId)?.Evidence != s.Evidence))
            {
                db.Announce(now, Topics.ScoreChanged, score.ContractorId, ScoreChange.Json(cards[score.ContractorId], score));
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }, cancellationToken);
    }
}
