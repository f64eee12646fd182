using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>
/// Opens a score down to rules, facts and records. A night that was run is explained from the facts and the rule version stored
/// with it; any other date from the records as they are now.
/// </summary>
internal sealed class ExplainScore(ScorecardsDb db, Evaluator evaluator, IEnumerable<IFactSource> sources, EvaluationContext context)
{
    public const int RecordLimit = 100;

    public async Task<Explanation> RunAsync(ContractorCard contractor, DateOnly date, CancellationToken cancellationToken)
    {
        var window = EvaluationWindow.EndingOn(date, context.Clock);
        var stored = await StoredAsync(contractor.Id, date, cancellationToken);
        var (scorecard, facts) = stored is null
            ? (await context.Rules.LiveAsync(ScorecardsModule.RulePath, cancellationToken), (await evaluator.FactsAsync([contractor.Id], window, cancellationToken))[0])
            : (await context.RulesOfAsync(stored.Value.Run, cancellationToken), context.FactsOf(stored.Value.Result));
        var tree = await scorecard.ExplainAsync(facts, cancellationToken);
        var view = ScoreView.Of(scorecard, facts, context.Facts);
        var records = new Dictionary<string, IReadOnlyList<SourceRecord>>();
        foreach (var fact in view.Definition.Indicators.SelectMany(i => i.Facts).Concat(view.Definition.Overrides.SelectMany(o => o.Facts)).Distinct())
        {
            records[fact] = await RecordsAsync(fact, contractor.Id, window, cancellationToken);
        }

        return new(contractor, window, stored?.Run, view, tree, records);
    }

    private async Task<(EvaluationRun Run, RunResult Result)?> StoredAsync(Guid contractorId, DateOnly date, CancellationToken cancellationToken)
    {
        var found = await db.Results.Where(r => r.ContractorId == contractorId)
            .Join(db.Runs.Where(r => r.BusinessDate == date && r.Status == RunStatus.Finished), r => r.RunId, r => r.Id, (result, run) => new { result, run })
            .OrderByDescending(r => r.run.FinishedAt).ThenByDescending(r => r.run.Revision).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.run, found.result);
    }

    private async Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, Guid contractor, EvaluationWindow window, CancellationToken cancellationToken)
    {
        var source = sources.FirstOrDefault(s => s.FactType.GetProperty(fact) is not null);
        return source is null ? [] : await source.RecordsAsync(fact, contractor, window, RecordLimit, cancellationToken);
    }
}

/// <param name="Run">The run whose stored result this is; null for a fresh look.</param>
/// <param name="Records">By fact name.</param>
internal sealed record Explanation(
    ContractorCard Contractor, EvaluationWindow Window, EvaluationRun? Run, ScoreView Score, ScoreExplanation Tree,
    IReadOnlyDictionary<string, IReadOnlyList<SourceRecord>> Records)
{
    public IReadOnlyList<SourceRecord> RecordsOf(IndicatorView indicator) =>
        [.. indicator.Definition.Facts.SelectMany(f => Records.GetValueOrDefault(f, [])).DistinctBy(r => (r.Kind, r.Id)).OrderByDescending(r => r.At)];
}
