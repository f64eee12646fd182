using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;

namespace Icmesh.Rules.Running;

/// <summary>One compiled version of a scorecard. Immutable; the explaining engine is built when somebody first asks.</summary>
internal sealed class Scorecard : IScorecard
{
    private readonly ScoreArithmetic _arithmetic;
    private readonly FusedPart[] _parts;
    private readonly IndicatorState[] _states;
    private readonly byte[] _noBands;
    private readonly Lazy<ExplainEngine> _explain;

    private Scorecard(RuleSetIdentity identity, Scorecard other)
    {
        Identity = identity;
        Definition = other.Definition;
        (_arithmetic, _parts, _states, _noBands, _explain) = (other._arithmetic, other._parts, other._states, other._noBands, other._explain);
    }

    public Scorecard(RuleSetIdentity identity, ParsedScorecard card, ExpressionGuard guard)
    {
        Identity = identity;
        Definition = card.Definition;
        _arithmetic = new(card.Definition);
        _parts = [.. new BatchCompiler(guard.Parameter, _arithmetic).Compile(card)];
        _states = [.. card.Definition.Indicators.Select(i => i.NoDataSource is null ? IndicatorState.Judged : IndicatorState.NoDataSource)];
        _noBands = [.. _states.Select(_ => ScoreResult.NoBand)];
        _explain = new(() => new ExplainEngine(card, _arithmetic));
    }

    public RuleSetIdentity Identity { get; }

    public ScorecardDefinition Definition { get; }

    /// <summary>The same rules under the number they got when they were stored.</summary>
    public Scorecard Numbered(int version) => new(Identity with { Version = version }, this);

    public void Evaluate(FactRow facts, ScoreResult into)
    {
        Array.Copy(_states, into.States, _states.Length);
        Array.Copy(_noBands, into.Bands, _noBands.Length);
        var tally = _arithmetic.Start;
        foreach (var part in _parts)
        {
            part(facts, into.States, into.Bands, ref tally);
        }

        _arithmetic.Finish(tally, into);
    }

    public Task<ScoreExplanation> ExplainAsync(FactRow facts, CancellationToken cancellationToken) => _explain.Value.ExplainAsync(facts, cancellationToken);
}
