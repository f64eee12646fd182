using System.Text.Json;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>
/// Opens a score down to rules, facts and records. A night that was run is explained from the facts and the rule version stored
/// with it; any other date from the records as they are now.
/// </summary>
internal sealed class ExplainScore(ScorecardsDb db, IContractorDirectory contractors, Evaluator evaluator, IEnumerable<IFactSource> sources, EvaluationContext context)
{
    public const int RecordLimit = 100;

    public async Task<Explanation> RunAsync(string code, DateOnly date, CancellationToken cancellationToken)
    {
        var contractor = await contractors.FindAsync(code, cancellationToken) ?? throw new RefusedException(
            new Sentence($"Kontraktor {code} tidak ada.", $"There is no contractor {code}."),
            new Sentence("Periksa kodenya di halaman Kontraktor.", "Check the code on the page Contractors."));
        var window = EvaluationWindow.EndingOn(date, context.Clock);
        var stored = await StoredAsync(contractor.Id, date, cancellationToken);
        var (scorecard, facts) = stored is null
            ? (await context.Rules.LiveAsync(ScorecardsModule.RulePath, cancellationToken), (await evaluator.FactsAsync([contractor.Id], window, cancellationToken))[0])
            : (await VersionAsync(stored.Value.Run.RuleSha256, cancellationToken), FactsOf(stored.Value.Evidence));
        var tree = await scorecard.ExplainAsync(facts, cancellationToken);
        var view = ScoreView.Of(scorecard, facts, context.Facts);
        var records = new Dictionary<string, IReadOnlyList<SourceRecord>>();
        foreach (var fact in view.Definition.Indicators.SelectMany(i => i.Facts).Concat(view.Definition.Overrides.SelectMany(o => o.Facts)).Distinct())
        {
            records[fact] = await RecordsAsync(fact, contractor.Id, window, cancellationToken);
        }

        return new(contractor, window, stored?.Run, view, tree, records);
    }

    private async Task<(EvaluationRun Run, string Evidence)?> StoredAsync(Guid contractorId, DateOnly date, CancellationToken cancellationToken)
    {
        var found = await db.Results.Where(r => r.ContractorId == contractorId)
            .Join(db.Runs.Where(r => r.BusinessDate == date && r.Status == RunStatus.Finished), r => r.RunId, r => r.Id, (result, run) => new { result.Evidence, run })
            .OrderByDescending(r => r.run.FinishedAt).ThenByDescending(r => r.run.Revision).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.run, found.Evidence);
    }

    private async Task<IScorecard> VersionAsync(string sha256, CancellationToken cancellationToken) =>
        await context.Rules.FindAsync(sha256, cancellationToken) ?? throw new RefusedException(
            new Sentence($"Versi aturan {sha256[..12]} tidak tersimpan.", $"Rule version {sha256[..12]} is not stored."));

    private FactRow FactsOf(string evidence)
    {
        using var document = JsonDocument.Parse(evidence);
        return context.Facts.Read(document.RootElement.GetProperty("facts"));
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
