using Icmesh.Kernel.Rules;

namespace Icmesh.Bench.Rules;

/// <summary>
/// The shipped scorecard <c>rules/scorecards/k3lh.json</c> as plain C#: what somebody would write who compiles the rules into the program and
/// wants it fast: facts are decimals, and what is added up are whole numbers. It changes by hand with that file; a checksum tells when it was
/// forgotten.
/// </summary>
public static class FloorScorecard
{
    private const int LtiFat = 0, Trifr = 1, Sr = 2, Indicators = 20;
    private const int Excellent = 0, Good = 1, Fair = 2, Poor = 3, Bad = 4, CannotBeAssessed = -1;
    private const ulong Fatality = 1, Concealed = 2, LtiMonth = 4;
    private const long LtiFatWeight = 12, TrifrWeight = 8, SrWeight = 4, AllWeights = 100;
    private const decimal MinCoverage = 20m, SmallHours = 100_000m;

    /// <summary>A result in which the indicators that no module has facts for are already marked: they never change.</summary>
    public static ScoreResult NewResult()
    {
        var result = new ScoreResult(Indicators);
        Array.Fill(result.States, IndicatorState.NoDataSource, Sr + 1, Indicators - Sr - 1);
        Array.Fill(result.Bands, ScoreResult.NoBand);
        return result;
    }

    public static void Score(FloorFacts f, ScoreResult into)
    {
        var earned = 0L;
        var judged = 0L;
        JudgeLtiFat(f, into, ref earned, ref judged);
        JudgeTrifr(f, into, ref earned, ref judged);
        JudgeSr(f, into, ref earned, ref judged);
        Finish(f, into, earned, judged, AllWeights);
    }

    /// <summary>From sums to score, overrides, grade and outcome.</summary>
    public static void Finish(FloorFacts f, ScoreResult into, decimal earned, decimal judged, decimal possible)
    {
        into.Earned = earned;
        into.JudgedWeight = judged;
        into.PossibleWeight = possible;
        into.HasScore = judged > 0m;
        into.BaseScore = into.HasScore ? earned / judged : 0m;
        into.Coverage = judged == possible ? 100m : 100m * judged / possible;
        Override(f, into);
    }

    private static void JudgeLtiFat(FloorFacts f, ScoreResult into, ref long earned, ref long judged)
    {
        judged += LtiFatWeight;
        if ((f.Known & Known.LtiAndFatalities) == 0)
        {
            into.States[LtiFat] = IndicatorState.NotReported;
            into.Bands[LtiFat] = ScoreResult.NoBand;
            return;
        }

        into.States[LtiFat] = IndicatorState.Judged;
        if (f.LtiAndFatalities <= 0m)
        {
            into.Bands[LtiFat] = 0;
            earned += LtiFatWeight * 100;
        }
        else
        {
            into.Bands[LtiFat] = 1;
        }
    }

    private static void JudgeTrifr(FloorFacts f, ScoreResult into, ref long earned, ref long judged)
    {
        const Known Needed = Known.HoursWorked | Known.Trifr | Known.Recordables;
        if ((f.Known & Needed) != Needed)
        {
            into.States[Trifr] = IndicatorState.Undetermined;
            into.Bands[Trifr] = ScoreResult.NoBand;
            return;
        }

        judged += TrifrWeight;
        into.States[Trifr] = IndicatorState.Judged;
        if (f.HoursWorked >= SmallHours && f.Trifr <= 0m || f.HoursWorked < SmallHours && f.Recordables <= 0m)
        {
            into.Bands[Trifr] = 0;
            earned += TrifrWeight * 100;
        }
        else if (f.HoursWorked >= SmallHours && f.Trifr <= 2m)
        {
            into.Bands[Trifr] = 1;
            earned += TrifrWeight * 80;
        }
        else if (f.HoursWorked >= SmallHours && f.Trifr <= 4m || f.HoursWorked < SmallHours && f.Recordables <= 1m)
        {
            into.Bands[Trifr] = 2;
            earned += TrifrWeight * 60;
        }
        else if (f.HoursWorked >= SmallHours && f.Trifr <= 7m || f.HoursWorked < SmallHours && f.Recordables <= 2m)
        {
            into.Bands[Trifr] = 3;
            earned += TrifrWeight * 30;
        }
        else
        {
            into.Bands[Trifr] = 4;
        }
    }

    private static void JudgeSr(FloorFacts f, ScoreResult into, ref long earned, ref long judged)
    {
        const Known Needed = Known.HoursWorked | Known.SeverityRate | Known.DaysLost;
        if ((f.Known & Needed) != Needed)
        {
            into.States[Sr] = IndicatorState.Undetermined;
            into.Bands[Sr] = ScoreResult.NoBand;
            return;
        }

        judged += SrWeight;
        into.States[Sr] = IndicatorState.Judged;
        if (f.HoursWorked >= SmallHours && f.SeverityRate <= 0m || f.HoursWorked < SmallHours && f.DaysLost <= 0m)
        {
            into.Bands[Sr] = 0;
            earned += SrWeight * 100;
        }
        else if (f.HoursWorked >= SmallHours && f.SeverityRate <= 50m || f.HoursWorked < SmallHours && f.DaysLost <= 5m)
        {
            into.Bands[Sr] = 1;
            earned += SrWeight * 80;
        }
        else if (f.HoursWorked >= SmallHours && f.SeverityRate <= 200m || f.HoursWorked < SmallHours && f.DaysLost <= 20m)
        {
            into.Bands[Sr] = 2;
            earned += SrWeight * 60;
        }
        else if (f.HoursWorked >= SmallHours && f.SeverityRate <= 1000m || f.HoursWorked < SmallHours && f.DaysLost <= 100m)
        {
            into.Bands[Sr] = 3;
            earned += SrWeight * 30;
        }
        else
        {
            into.Bands[Sr] = 4;
        }
    }

    private static void Override(FloorFacts f, ScoreResult into)
    {
        var score = into.BaseScore;
        var best = Excellent;
        ulong applied = 0, unknown = 0;
        if ((f.Known & Known.AttributableFatalities) == 0)
        {
            unknown |= Fatality;
        }
        else if (f.AttributableFatalities > 0m)
        {
            applied |= Fatality;
            score = Math.Min(score, 59m);
        }

        if ((f.Known & Known.ConcealedIncidents) == 0)
        {
            unknown |= Concealed;
        }
        else if (f.ConcealedIncidents > 0m)
        {
            applied |= Concealed;
            score = Math.Min(Math.Clamp(score - 20m, 0m, 100m), 69m);
        }

        if ((f.Known & Known.LtiThisMonth) == 0)
        {
            unknown |= LtiMonth;
        }
        else if (f.LtiThisMonth > 0m)
        {
            applied |= LtiMonth;
            best = Fair;
        }

        into.Applied = applied;
        into.Unknown = unknown;
        Grade(into, score, best);
    }

    private static void Grade(ScoreResult into, decimal score, int best)
    {
        into.Score = into.HasScore ? score : 0m;
        into.Grade = into.Unknown != 0 || !into.HasScore || into.Coverage < MinCoverage ? CannotBeAssessed
            : Math.Max(best, score >= 90m ? Excellent : score >= 80m ? Good : score >= 70m ? Fair : score >= 60m ? Poor : Bad);
        into.Outcome = into.Grade == CannotBeAssessed ? Outcome.Undetermined
            : into.Applied != 0 || into.Grade >= Poor ? Outcome.NonCompliant
            : Outcome.Compliant;
    }
}
