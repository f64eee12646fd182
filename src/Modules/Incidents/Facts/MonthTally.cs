using Icmesh.Kernel.Facts;

namespace Icmesh.Incidents.Facts;

/// <summary>Incidents of one contractor in one month, counted by the database.</summary>
internal readonly record struct MonthTally(
    Guid ContractorId, int Month, int Fatalities, int Attributable, int LostTime, int Restricted, int Medical, int FirstAid, int NearMisses,
    int SeverityDays, int Concealed);

/// <summary>Incidents of all contractors in one month.</summary>
internal readonly record struct MonthCounts(int Month, int Incidents, int Fatalities, int LostTime, int Restricted, int Medical, int SeverityDays)
{
    public int Recordables => Fatalities + LostTime + Restricted + Medical;
}

/// <summary>All that is known of one contractor in one window, without its subcontractors.</summary>
internal sealed class ContractorTally
{
    private readonly int[] _headcount = new int[EvaluationWindow.Months];

    public long Hours { get; private set; }

    /// <summary>One bit per month of the window, the first month lowest.</summary>
    public int ReportedMonths { get; private set; }

    public int IncidentMonths { get; private set; }
    public int Fatalities { get; private set; }
    public int Attributable { get; private set; }
    public int LostTime { get; private set; }
    public int LostTimeInLastMonth { get; private set; }
    public int Restricted { get; private set; }
    public int Medical { get; private set; }
    public int FirstAid { get; private set; }
    public int NearMisses { get; private set; }
    public int Concealed { get; private set; }
    public long SeverityDays { get; private set; }

    /// <summary>An incident lies in a month for which this contractor reported no hours: rates would be too low without saying so.</summary>
    public bool HasUnreportedMonth => (IncidentMonths & ~ReportedMonths) != 0;

    public int HeadcountIn(int month) => _headcount[month];

    /// <param name="month">0 for the first month of the window.</param>
    public void AddHours(int month, long hours, int headcount)
    {
        Hours += hours;
        ReportedMonths |= 1 << month;
        _headcount[month] += headcount;
    }

    public void AddIncidents(int month, in MonthTally tally)
    {
        IncidentMonths |= 1 << month;
        Fatalities += tally.Fatalities;
        Attributable += tally.Attributable;
        LostTime += tally.LostTime;
        LostTimeInLastMonth += month == EvaluationWindow.Months - 1 ? tally.LostTime : 0;
        Restricted += tally.Restricted;
        Medical += tally.Medical;
        FirstAid += tally.FirstAid;
        NearMisses += tally.NearMisses;
        Concealed += tally.Concealed;
        SeverityDays += tally.SeverityDays;
    }
}
