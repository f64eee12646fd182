using Icmesh.Incidents.Facts;

namespace Icmesh.Bench.Rules;

/// <summary>Which facts are known, a bit for each.</summary>
[Flags]
public enum Known : ulong
{
    None = 0,
    AttributableFatalities = 1 << 0,
    ConcealedIncidents = 1 << 1,
    DaysLost = 1 << 2,
    Fatalities = 1 << 3,
    FirstAidCases = 1 << 4,
    FrequencyRate = 1 << 5,
    Headcount = 1 << 6,
    HoursWorked = 1 << 7,
    LostTimeInjuries = 1 << 8,
    LtiAndFatalities = 1 << 9,
    LtiThisMonth = 1 << 10,
    Ltifr = 1 << 11,
    MedicalCases = 1 << 12,
    MonthsReported = 1 << 13,
    NearMisses = 1 << 14,
    Recordables = 1 << 15,
    RestrictedCases = 1 << 16,
    SeverityRate = 1 << 17,
    Trifr = 1 << 18,
    Trir = 1 << 19,
}

/// <summary>The same decimals and presence bits as the engine's rows hold, as somebody would write them by hand.</summary>
public sealed class FloorFacts
{
    public Known Known { get; set; }
    public decimal AttributableFatalities { get; set; }
    public decimal ConcealedIncidents { get; set; }
    public decimal DaysLost { get; set; }
    public decimal Fatalities { get; set; }
    public decimal FirstAidCases { get; set; }
    public decimal FrequencyRate { get; set; }
    public decimal Headcount { get; set; }
    public decimal HoursWorked { get; set; }
    public decimal LostTimeInjuries { get; set; }
    public decimal LtiAndFatalities { get; set; }
    public decimal LtiThisMonth { get; set; }
    public decimal Ltifr { get; set; }
    public decimal MedicalCases { get; set; }
    public decimal MonthsReported { get; set; }
    public decimal NearMisses { get; set; }
    public decimal Recordables { get; set; }
    public decimal RestrictedCases { get; set; }
    public decimal SeverityRate { get; set; }
    public decimal Trifr { get; set; }
    public decimal Trir { get; set; }

    internal static FloorFacts Of(InjuryFacts facts)
    {
        var floor = new FloorFacts();
        floor.AttributableFatalities = floor.Know(facts.AttributableFatalities, Known.AttributableFatalities);
        floor.ConcealedIncidents = floor.Know(facts.ConcealedIncidents, Known.ConcealedIncidents);
        floor.DaysLost = floor.Know(facts.DaysLost, Known.DaysLost);
        floor.Fatalities = floor.Know(facts.Fatalities, Known.Fatalities);
        floor.FirstAidCases = floor.Know(facts.FirstAidCases, Known.FirstAidCases);
        floor.FrequencyRate = floor.Know(facts.FrequencyRate, Known.FrequencyRate);
        floor.Headcount = floor.Know(facts.Headcount, Known.Headcount);
        floor.HoursWorked = floor.Know(facts.HoursWorked, Known.HoursWorked);
        floor.LostTimeInjuries = floor.Know(facts.LostTimeInjuries, Known.LostTimeInjuries);
        floor.LtiAndFatalities = floor.Know(facts.LtiAndFatalities, Known.LtiAndFatalities);
        floor.LtiThisMonth = floor.Know(facts.LtiThisMonth, Known.LtiThisMonth);
        floor.Ltifr = floor.Know(facts.Ltifr, Known.Ltifr);
        floor.MedicalCases = floor.Know(facts.MedicalCases, Known.MedicalCases);
        floor.MonthsReported = floor.Know(facts.MonthsReported, Known.MonthsReported);
        floor.NearMisses = floor.Know(facts.NearMisses, Known.NearMisses);
        floor.Recordables = floor.Know(facts.Recordables, Known.Recordables);
        floor.RestrictedCases = floor.Know(facts.RestrictedCases, Known.RestrictedCases);
        floor.SeverityRate = floor.Know(facts.SeverityRate, Known.SeverityRate);
        floor.Trifr = floor.Know(facts.Trifr, Known.Trifr);
        floor.Trir = floor.Know(facts.Trir, Known.Trir);
        return floor;
    }

    private decimal Know(decimal? value, Known bit)
    {
        Known |= value is null ? Known.None : bit;
        return value ?? 0;
    }
}
