using System.Numerics;
using Icmesh.Kernel.Rules;

namespace Icmesh.Rules.Running;

/// <summary>
/// How bands become a score. This is the one place; both modes end here.
/// <list type="number">
/// <item>Earned = Σ weight × points over the indicators that are judged, and over those not reported with policy worst (0 points).</item>
/// <item>JudgedWeight = Σ of their weights. PossibleWeight = Σ of all weights but those not needed.</item>
/// <item>BaseScore = Earned ÷ JudgedWeight, 0–100; without any judged weight there is no score ("cannot be assessed").</item>
/// <item>Coverage = 100 × JudgedWeight ÷ PossibleWeight; 0 when nothing is possible.</item>
/// <item>Overrides that apply, in ascending order: add (kept within 0–100), capScore (at most), capGrade (grade at most), withhold.</item>
/// <item>Grade by the unrounded score against closed lower bounds. No grade (−1) without a score, below minCoverage, when withheld, or
/// while facts of an override are missing, since nobody can say whether it applies.</item>
/// <item>Outcome: Undetermined without a grade; NonCompliant if an override applied or the grade is one of the two lowest; else Compliant.</item>
/// </list>
/// Weights and points have at most four decimals, so that sums are whole numbers of 10^-n and exact. Nothing is rounded.
/// </summary>
internal sealed class ScoreArithmetic
{
    private readonly ScorecardDefinition _definition;
    private readonly byte _weightScale;
    private readonly byte _pointScale;
    private readonly long[] _weights;
    private readonly (decimal? Add, decimal? CapScore, int CapGrade, bool Withhold)[] _effects;
    private readonly decimal?[] _grades;
    private readonly int _firstBad;

    public ScoreArithmetic(ScorecardDefinition definition)
    {
        _definition = definition;
        _weightScale = definition.Indicators.Max(i => Decimals(i.Weight));
        _pointScale = definition.Indicators.SelectMany(i => i.Bands).Select(b => Decimals(b.Points)).DefaultIfEmpty().Max();
        _weights = [.. definition.Indicators.Select(i => Whole(i.Weight, _weightScale))];
        _grades = [.. definition.Grades.Select(g => g.From)];
        _firstBad = Math.Max(0, _grades.Length - 2);
        _effects = [.. definition.Overrides.Select(o => (o.Add, o.CapScore, definition.Grades.ToList().FindIndex(g => g.Code == o.CapGrade), o.Withhold))];
        Start = new Tally
        {
            Judged = _weights.Where((_, i) => definition.Indicators[i].NoDataSource is null).Sum(),
            Possible = _weights.Sum(),
        };
    }

    /// <summary>Sums before any indicator is looked at: all that has a source counts; what is missing is taken away.</summary>
    public Tally Start { get; }

    public long WeightOf(int indicator) => _weights[indicator];

    public long EarnedBy(int indicator, int band) => _weights[indicator] * Whole(_definition.Indicators[indicator].Bands[band].Points, _pointScale);

    /// <summary>State of an indicator whose facts are missing, by its policy.</summary>
    public static IndicatorState StateWithout(MissingPolicy policy) => policy switch
    {
        MissingPolicy.Worst => IndicatorState.NotReported,
        MissingPolicy.Undetermined => IndicatorState.Undetermined,
        MissingPolicy.NotNeeded => IndicatorState.NotNeeded,
    };

    /// <summary>Sums up states and bands that were found one by one.</summary>
    public Tally Sum(ScoreResult result)
    {
        var tally = default(Tally);
        for (var i = 0; i < _weights.Length; i++)
        {
            var state = result.States[i];
            tally.Earned += state is IndicatorState.Judged && result.Bands[i] != ScoreResult.NoBand ? EarnedBy(i, result.Bands[i]) : 0;
            tally.Judged += state is IndicatorState.Judged or IndicatorState.NotReported ? _weights[i] : 0;
            tally.Possible += state is IndicatorState.NotNeeded ? 0 : _weights[i];
        }

        return tally;
    }

    /// <summary>From sums to score, grade and outcome.</summary>
    public void Finish(in Tally tally, ScoreResult result)
    {
        result.Earned = Exact(tally.Earned, _weightScale + _pointScale);
        result.JudgedWeight = Exact(tally.Judged, _weightScale);
        result.PossibleWeight = Exact(tally.Possible, _weightScale);
        result.Applied = tally.Applied;
        result.Unknown = tally.Unknown;
        result.HasScore = tally.Judged > 0;
        result.BaseScore = tally.Judged > 0 ? result.Earned / result.JudgedWeight : 0m;
        result.Coverage = tally.Possible == 0 ? 0m : tally.Judged == tally.Possible ? 100m : 100m * result.JudgedWeight / result.PossibleWeight;
        result.Score = result.BaseScore;
        var best = 0;
        var isWithheld = tally.Unknown != 0 || !result.HasScore || result.Coverage < _definition.MinCoverage;
        for (var applied = tally.Applied; applied != 0; applied &= applied - 1)
        {
            var effect = _effects[BitOperations.TrailingZeroCount(applied)];
            result.Score = Capped(Added(result.Score, effect.Add), effect.CapScore);
            best = Math.Max(best, effect.CapGrade);
            isWithheld |= effect.Withhold;
        }

        if (!result.HasScore)
        {
            result.Score = 0m;
        }

        result.Grade = isWithheld ? -1 : Math.Max(best, GradeOf(result.Score));
        result.Outcome = isWithheld ? Outcome.Undetermined
            : tally.Applied != 0 || result.Grade >= _firstBad ? Outcome.NonCompliant
            : Outcome.Compliant;
    }

    private static decimal Added(decimal score, decimal? add) => add is { } more ? Math.Clamp(score + more, 0m, 100m) : score;

    private static decimal Capped(decimal score, decimal? cap) => cap is { } most ? Math.Min(score, most) : score;

    private int GradeOf(decimal score)
    {
        var grade = 0;
        while (_grades[grade] is { } from && score < from)
        {
            grade++;
        }

        return grade;
    }

    private static decimal Exact(long whole, int scale) => new((int)(whole & uint.MaxValue), (int)(whole >> 32), 0, false, (byte)scale);

    private static long Whole(decimal value, int scale)
    {
        for (; scale > 0; scale--)
        {
            value *= 10;
        }

        return decimal.ToInt64(value);
    }

    private static byte Decimals(decimal value)
    {
        byte decimals = 0;
        while (value != decimal.Truncate(value))
        {
            value *= 10;
            decimals++;
        }

        return decimals;
    }
}
