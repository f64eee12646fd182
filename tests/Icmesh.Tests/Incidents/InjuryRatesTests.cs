using CsCheck;
using Icmesh.Incidents;

namespace Icmesh.Tests.Incidents;

public sealed class InjuryRatesTests
{
    private static readonly Gen<InjuryCounts> Counts = Gen.Select(
        Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Long[0, 1_000_000], (f, l, r, m, d) => new InjuryCounts(f, l, r, m, d));

    private static readonly Gen<long> Hours = Gen.Long[1, 50_000_000];

    [Fact]
    public void Rates_are_those_of_the_worked_example()
    {
        var counts = new InjuryCounts(Fatalities: 1, LostTime: 1, Restricted: 2, Medical: 3, SeverityDays: 6000 + 12);

        var rates = new[]
        {
            InjuryRates.PerMillionHours.LostTimeFrequency(counts, 412_000),
            InjuryRates.PerMillionHours.RecordableFrequency(counts, 412_000),
            InjuryRates.PerMillionHours.Severity(counts, 412_000),
            InjuryRates.Per200ThousandHours.RecordableFrequency(counts, 412_000),
        };

        Assert.Equal([4.854m, 16.990m, 14_592.233m, 3.398m], rates.Select(r => decimal.Round(r!.Value, 3)));
    }

    [Fact]
    public void Rates_do_not_exist_where_nobody_worked()
    {
        var counts = new InjuryCounts(1, 1, 1, 1, 6000);

        Assert.Null(InjuryRates.PerMillionHours.LostTimeFrequency(counts, 0));
        Assert.Null(InjuryRates.PerMillionHours.RecordableFrequency(counts, 0));
        Assert.Null(InjuryRates.PerMillionHours.Severity(counts, 0));
    }

    [Fact]
    public void Rate_per_million_hours_is_five_times_the_rate_per_200_thousand() => Gen.Select(Counts, Hours).Sample((counts, hours) =>
    {
        var million = InjuryRates.PerMillionHours.LostTimeFrequency(counts, hours)!.Value;
        var less = InjuryRates.Per200ThousandHours.LostTimeFrequency(counts, hours)!.Value;

        Assert.Equal(0m, decimal.Round(million - 5 * less, 15));
    });

    [Fact]
    public void One_more_case_never_lowers_a_rate_and_more_hours_never_raise_it() => Gen.Select(Counts, Hours, Hours).Sample((counts, hours, more) =>
    {
        var rate = InjuryRates.PerMillionHours.RecordableFrequency(counts, hours);

        Assert.True(InjuryRates.PerMillionHours.RecordableFrequency(counts with { Medical = counts.Medical + 1 }, hours) > rate);
        Assert.True(InjuryRates.PerMillionHours.RecordableFrequency(counts, hours + more) <= rate);
    });
}
