using System.Text.Json;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Scorecards;

/// <summary>What every evaluation needs besides its data.</summary>
internal sealed record EvaluationContext(IRuleBook Rules, FactCatalogue Facts, FactJson FactJson, SiteClock Clock)
{
    /// <summary>The night that ended this morning: the site's yesterday.</summary>
    public DateOnly LastNight => Clock.Today.AddDays(-1);

    /// <summary>The facts that a stored result was computed from.</summary>
    public FactRow FactsOf(StoredScore score)
    {
        using var document = JsonDocument.Parse(score.Evidence);
        return Facts.Read(document.RootElement.GetProperty("facts"));
    }

    /// <summary>The rule version that a run was made under.</summary>
    /// <exception cref="RefusedException">It is not stored.</exception>
    public async Task<IScorecard> RulesOfAsync(EvaluationRun run, CancellationToken cancellationToken) =>
        await Rules.FindAsync(run.RuleSha256, cancellationToken) ?? throw new RefusedException(
            new Sentence($"Versi aturan {run.RuleSha256[..12]} tidak tersimpan.", $"Rule version {run.RuleSha256[..12]} is not stored."));
}
