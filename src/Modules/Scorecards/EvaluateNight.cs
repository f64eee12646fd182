using System.Diagnostics;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>
/// The main job: evaluates every contractor for one business date, in batches that commit with their progress. However often
/// and wherever it is started, killed or resumed, each contractor gets exactly one result.
/// </summary>
internal sealed class EvaluateNight(
    ScorecardsDb db, DbSession session, RunLease lease, OpenRun opening, Evaluator evaluator, IContractorDirectory contractors, EvaluationContext context)
{
    public const int BatchSize = 200;

    /// <param name="reason">Not null: make another revision of a finished run, for this reason.</param>
    /// <returns>The finished run; or the run as it is, when it was stopped on request.</returns>
    /// <exception cref="RefusedException">Another process is working on this run.</exception>
    public async Task<EvaluationRun> RunAsync(DateOnly date, string? reason, string startedBy, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var scorecard = await context.Rules.LiveAsync(ScorecardsModule.RulePath, cancellationToken);
        var run = await opening.OpenAsync(date, scorecard.Identity, reason, startedBy, cancellationToken);
        if (run.Status is RunStatus.Finished)
        {
            return run;
        }

        var fencing = await lease.TakeAsync(run.Id, cancellationToken) ?? throw new RefusedException(
            new Sentence($"Evaluasi {date:yyyy-MM-dd} sedang dikerjakan proses lain.", $"Another process is evaluating {date:yyyy-MM-dd}."),
            new Sentence("Tunggu sampai selesai; kemajuannya ada di halaman Evaluasi.", "Wait until it is done; its progress is on the page Evaluations."));
        try
        {
            run = await WorkAsync(run.Id, fencing, scorecard, EvaluationWindow.EndingOn(date, context.Clock), progress, cancellationToken);
            return run;
        }
        finally
        {
            await lease.StopAsync(run.Id, fencing);
        }
    }

    private async Task<EvaluationRun> WorkAsync(
        Guid runId, long fencing, IScorecard scorecard, EvaluationWindow window, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var evidence = new Evidence(context.FactJson);
        var total = await contractors.CountAsync(withEnded: false, cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var run = await db.Runs.AsNoTracking().SingleAsync(r => r.Id == runId, cancellationToken);
            if (run.StopRequested || run.Status is RunStatus.Finished)
            {
                return run;
            }

            var watch = Stopwatch.StartNew();
            var batch = await contractors.ListAsync(run.LastCode, BatchSize, withEnded: false, cancellationToken);
            var results = await evaluator.EvaluateAsync(
                scorecard, evidence, [.. batch.Select(c => c.Id)], window, id => new RunResult { RunId = runId, ContractorId = id }, cancellationToken);
            var isLast = batch.Count < BatchSize;
            var done = run.Done + batch.Count;
            var step = new RunStep(fencing, done, Math.Max(total, done), batch.Count == 0 ? run.LastCode : batch[^1].Code, isLast, watch.ElapsedMilliseconds);
            await StoreAsync(run, results, step, cancellationToken);
            progress?.Report(new(done, Math.Max(total, done)));
        }
    }

    private sealed record RunStep(long Fencing, int Done, int Total, string? LastCode, bool IsLast, long Milliseconds);

    /// <summary>Results, progress and its announcement in one transaction, and only for the holder of the lease.</summary>
    private Task StoreAsync(EvaluationRun run, IReadOnlyList<RunResult> results, RunStep step, CancellationToken cancellationToken) =>
        session.InTransactionAsync(async () =>
        {
            var now = context.Clock.UtcNow;
            var until = now + RunLease.Length;
            var status = step.IsLast ? RunStatus.Finished : RunStatus.Running;
            var finished = step.IsLast ? now : (DateTime?)null;
            var work = run.WorkMilliseconds + step.Milliseconds;
            var mine = await db.Runs.Where(r => r.Id == run.Id && r.Fencing == step.Fencing).ExecuteUpdateAsync(
                s => s.SetProperty(r => r.Done, step.Done).SetProperty(r => r.Total, step.Total).SetProperty(r => r.LastCode, step.LastCode)
                    .SetProperty(r => r.LeaseUntil, until).SetProperty(r => r.Status, status).SetProperty(r => r.FinishedAt, finished)
                    .SetProperty(r => r.WorkMilliseconds, work), cancellationToken);
            if (mine != 1)
            {
                throw new RefusedException(new Sentence("Proses lain mengambil alih evaluasi ini.", "Another process took this evaluation over."));
            }

            await db.BulkInsertAsync(results, cancellationToken);
            db.Announce(now, Topics.RunProgressed, payload: RunProgress.Json(run, step.Done, step.Total, status));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }, cancellationToken);
}
