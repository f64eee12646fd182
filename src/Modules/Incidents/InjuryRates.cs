namespace Icmesh.Incidents;

/// <summary>What rates are made of: cases of a period and the days of their injured.</summary>
/// <param name="LostTime">Lost-time injuries with permanent losses, without fatalities.</param>
/// <param name="SeverityDays">Days absent, or days charged in their place; 6000 for a death.</param>
internal readonly record struct InjuryCounts(int Fatalities, int LostTime, int Restricted, int Medical, long SeverityDays)
{
    public int LtiAndFatalities => Fatalities + LostTime;
    public int Recordables => LtiAndFatalities + Restricted + Medical;
}

/// <summary>
/// Injury rates over exposure hours. All are cases (or days) × base ÷ hours, unrounded, and null where the hours are 0: a rate over no work does
/// not exist. The base is part of a rate's name: LTIFR per 1,000,000 hours is five times LTIR per 200,000.
/// <list type="bullet">
/// <item>LTIFR, also called FR: (LTI + FAT) × base ÷ hours. Fatalities are inside, as in Indonesian mining practice (V:S24).</item>
/// <item>TRIFR per 1,000,000 hours, TRIR per 200,000 (OSHA): (FAT + LTI + RWC + MTC) × base ÷ hours (V:S24).</item>
/// <item>SR: (days lost + days charged) × base ÷ hours (ANSI Z16.1; V:S23, V:S26). Charged days replace a person's days lost.</item>
/// </list>
/// </summary>
/// <param name="HoursBase">Hours that the rate is stated for, above 0.</param>
internal sealed record InjuryRates(int HoursBase)
{
    public static readonly InjuryRates PerMillionHours = new(1_000_000);
    public static readonly InjuryRates Per200ThousandHours = new(200_000);

    /// <summary>LTIFR or LTIR, cases per base hours, 0 or more.</summary>
    public decimal? LostTimeFrequency(InjuryCounts counts, long hours) => Rate(counts.LtiAndFatalities, hours);

    /// <summary>TRIFR or TRIR, cases per base hours, 0 or more.</summary>
    public decimal? RecordableFrequency(InjuryCounts counts, long hours) => Rate(counts.Recordables, hours);

    /// <summary>SR, days per base hours, 0 or more.</summary>
    public decimal? Severity(InjuryCounts counts, long hours) => Rate(counts.SeverityDays, hours);

    private decimal? Rate(long amount, long hours) => hours > 0 ? (decimal)amount * HoursBase / hours : null;
}
