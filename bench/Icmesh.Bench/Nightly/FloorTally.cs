using System.Numerics;
using Icmesh.Bench.Rules;

namespace Icmesh.Bench.Nightly;

/// <summary>Hours and incidents of one contractor over twelve months, or the sum of a contractor and its subcontractors.</summary>
internal sealed class FloorTally
{
    private const int Months = 12;

    private readonly int[] _headcount = new int[Months];

    public long Hours { get; private set; }
    public int Reported { get; private set; }
    public int WithIncidents { get; private set; }
    public bool HasGap { get; private set; }
    public int Fatalities { get; private set; }
    public int Attributable { get; private set; }
    public int LostTime { get; private set; }
    public int LostTimeLastMonth { get; private set; }
    public int Restricted { get; private set; }
    public int Medical { get; private set; }
    public int FirstAid { get; private set; }
    public int NearMisses { get; private set; }
    public int Concealed { get; private set; }
    public long Days { get; private set; }

    public void AddHours(int month, long hours, int headcount)
    {
        Hours += hours;
        Reported |= 1 << month;
        _headcount[month] += headcount;
    }

    public void AddIncidents(int month, ReadOnlySpan<int> counts)
    {
        WithIncidents |= 1 << month;
        Fatalities += counts[0];
        Attributable += counts[1];
        LostTime += counts[2];
        LostTimeLastMonth += month == Months - 1 ? counts[2] : 0;
        Restricted += counts[3];
        Medical += counts[4];
        FirstAid += counts[5];
        NearMisses += counts[6];
        Days += counts[7];
        Concealed += counts[8];
    }

    public void Add(FloorTally other)
    {
        Hours += other.Hours;
        Reported |= other.Reported;
        WithIncidents |= other.WithIncidents;
        HasGap |= (other.WithIncidents & ~other.Reported) != 0;
        Fatalities += other.Fatalities;
        Attributable += other.Attributable;
        LostTime += other.LostTime;
        LostTimeLastMonth += other.LostTimeLastMonth;
        Restricted += other.Restricted;
        Medical += other.Medical;
        FirstAid += other.FirstAid;
        NearMisses += other.NearMisses;
        Concealed += other.Concealed;
        Days += other.Days;
        for (var i = 0; i < Months; i++)
        {
            _headcount[i] += other._headcount[i];
        }
    }

    /// <param name="ownMonths">Months that the contractor itself reported.</param>
    public FloorFacts Facts(int ownMonths)
    {
        const Known HoursFacts = Known.HoursWorked | Known.Headcount;
        const Known Counts = Known.AttributableFatalities | Known.ConcealedIncidents | Known.DaysLost | Known.Fatalities | Known.FirstAidCases | Known.LostTimeInjuries
            | Known.LtiAndFatalities | Known.LtiThisMonth | Known.MedicalCases | Known.NearMisses | Known.Recordables | Known.RestrictedCases;
        const Known Rates = Known.FrequencyRate | Known.Ltifr | Known.SeverityRate | Known.Trifr | Known.Trir;
        var facts = new FloorFacts { Known = Known.MonthsReported, MonthsReported = BitOperations.PopCount((uint)ownMonths) };
        if (Reported != 0)
        {
            facts.Known |= HoursFacts;
            facts.HoursWorked = Hours;
            facts.Headcount = _headcount[BitOperations.Log2((uint)Reported)];
        }

        if (Reported != 0 || WithIncidents != 0)
        {
            facts.Known |= Counts;
            Count(facts);
        }

        if (!HasGap && Hours > 0)
        {
            facts.Known |= Rates;
            Rate(facts);
        }

        return facts;
    }

    private void Count(FloorFacts facts)
    {
        facts.Fatalities = Fatalities;
        facts.AttributableFatalities = Attributable;
        facts.LostTimeInjuries = LostTime;
        facts.RestrictedCases = Restricted;
        facts.MedicalCases = Medical;
        facts.FirstAidCases = FirstAid;
        facts.NearMisses = NearMisses;
        facts.LtiAndFatalities = Fatalities + LostTime;
        facts.Recordables = Fatalities + LostTime + Restricted + Medical;
        facts.LtiThisMonth = LostTimeLastMonth;
        facts.DaysLost = Days;
        facts.ConcealedIncidents = Concealed;
    }

    private void Rate(FloorFacts facts)
    {
        const decimal Million = 1_000_000m, Osha = 200_000m;
        facts.Ltifr = facts.FrequencyRate = facts.LtiAndFatalities * Million / Hours;
        facts.Trifr = facts.Recordables * Million / Hours;
        facts.SeverityRate = facts.DaysLost * Million / Hours;
        facts.Trir = facts.Recordables * Osha / Hours;
    }
}
