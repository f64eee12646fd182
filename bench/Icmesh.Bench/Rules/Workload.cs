using Icmesh.Incidents;
using Icmesh.Incidents.Facts;
using Icmesh.Kernel.Facts;

namespace Icmesh.Bench.Rules;

/// <summary>
/// Contractors for all contestants: the engine's rows and the floor's own. Every twentieth never reported anything, every twentieth had an
/// incident in a month without hours, a third worked less than 100,000 hours. The same seed gives the same facts.
/// </summary>
internal sealed class Workload
{
    private const int Seed = 2026_11_24;

    public Workload(int contractors)
    {
        Rows = Made(contractors, facts =>
        {
            var row = Catalogue.NewRow();
            Catalogue.Fill(row, facts);
            return row;
        });
        Facts = Made(contractors, FloorFacts.Of);
    }

    public static FactCatalogue Catalogue { get; } = new([("Incidents", typeof(InjuryFacts))]);

    public FactRow[] Rows { get; }

    public FloorFacts[] Facts { get; }

    /// <summary>Each kind in one go, so that its objects lie in memory side by side.</summary>
    private static T[] Made<T>(int contractors, Func<InjuryFacts, T> make)
    {
        var random = new Random(Seed);
        var made = new T[contractors];
        for (var i = 0; i < contractors; i++)
        {
            made[i] = make(Contractor(random));
        }

        GC.Collect();
        return made;
    }

    private static InjuryFacts Contractor(Random random)
    {
        if (random.Next(20) == 0)
        {
            return new() { MonthsReported = 0 };
        }

        long hours = random.Next(3) == 0 ? random.Next(1_000, 100_000) : random.Next(100_000, 3_000_000);
        var rated = random.Next(20) == 0 ? 0 : hours;
        var fatalities = random.Next(50) == 0 ? 1 : 0;
        var lost = random.Next(4) == 0 ? random.Next(1, 4) : 0;
        var counts = new InjuryCounts(fatalities, lost, random.Next(3) == 0 ? 1 : 0, random.Next(2) == 0 ? random.Next(4) : 0, fatalities * 6000L + lost * random.Next(120));
        return new()
        {
            HoursWorked = hours,
            MonthsReported = random.Next(1, 13),
            Headcount = (int)(hours / 2000) + 1,
            Fatalities = counts.Fatalities,
            AttributableFatalities = random.Next(2) == 0 ? counts.Fatalities : 0,
            LostTimeInjuries = counts.LostTime,
            RestrictedCases = counts.Restricted,
            MedicalCases = counts.Medical,
            FirstAidCases = random.Next(20),
            NearMisses = random.Next(40),
            LtiAndFatalities = counts.LtiAndFatalities,
            Recordables = counts.Recordables,
            LtiThisMonth = counts.LostTime > 1 ? 1 : 0,
            DaysLost = counts.SeverityDays,
            Ltifr = InjuryRates.PerMillionHours.LostTimeFrequency(counts, rated),
            Trifr = InjuryRates.PerMillionHours.RecordableFrequency(counts, rated),
            SeverityRate = InjuryRates.PerMillionHours.Severity(counts, rated),
            Trir = InjuryRates.Per200ThousandHours.RecordableFrequency(counts, rated),
            FrequencyRate = InjuryRates.PerMillionHours.LostTimeFrequency(counts, rated),
            ConcealedIncidents = random.Next(30) == 0 ? 1 : 0,
        };
    }
}
