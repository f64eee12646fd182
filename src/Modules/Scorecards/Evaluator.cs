using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Scorecards;

/// <summary>Reads the facts of many contractors, one query per source of data, and applies a scorecard to each.</summary>
internal sealed class Evaluator(IEnumerable<IFactSource> sources, FactCatalogue catalogue)
{
    /// <summary>Facts of each contractor in the order asked for.</summary>
    public async Task<IReadOnlyList<FactRow>> FactsAsync(IReadOnlyList<Guid> contractors, EvaluationWindow window, CancellationToken cancellationToken)
    {
        var rows = new FactRow[contractors.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = catalogue.NewRow();
        }

        foreach (var source in sources)
        {
            var facts = await source.ReadAsync(contractors, window, cancellationToken);
            for (var i = 0; i < rows.Length; i++)
            {
                catalogue.Fill(rows[i], facts[i]);
            }
        }

        return rows;
    }

    /// <summary>Evaluates each contractor and hands over what is to be kept.</summary>
    /// <param name="make">Makes an empty record for the contractor at an index.</param>
    public async Task<IReadOnlyList<T>> EvaluateAsync<T>(
        IScorecard scorecard, Evidence evidence, IReadOnlyList<Guid> contractors, EvaluationWindow window, Func<Guid, T> make, CancellationToken cancellationToken)
        where T : StoredScore
    {
        var facts = await FactsAsync(contractors, window, cancellationToken);
        var result = new ScoreResult(scorecard.Definition.Indicators.Count);
        var stored = new T[contractors.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            scorecard.Evaluate(facts[i], result);
            stored[i] = make(contractors[i]);
            evidence.Keep(stored[i], scorecard.Definition, facts[i], result);
        }

        return stored;
    }
}
