using Icmesh.Incidents.Facts;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Incidents;

public sealed class InjuryFactsTests : IAsyncLifetime
{
    private static readonly string[] Rates = [nameof(InjuryFacts.Ltifr), nameof(InjuryFacts.Trifr), nameof(InjuryFacts.SeverityRate), nameof(InjuryFacts.Trir), nameof(InjuryFacts.FrequencyRate)];
    private static readonly string[] NotCounts = [.. Rates, nameof(InjuryFacts.HoursWorked), nameof(InjuryFacts.MonthsReported), nameof(InjuryFacts.Headcount)];
    private readonly ModuleDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,K-1", "K-3,PT Tiga,Active,K-2", "K-4,PT Empat,Active,");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Every_fact_is_known_and_right_after_the_worked_example()
    {
        await _database.AddHoursAsync("K-1,RDX,2026,2,400000,1900", "K-1,KRB,2026,2,10000,60", "K-1,RDX,2026,3,2000,40");
        await _database.AddIncidentsAsync(
            "K-1,RDX,2026-02-01 08:00,Fatal,Fatal,4,,6,meninggal,,,,", "K-1,RDX,2026-03-02 08:00,Medical,LostTime,12,,4,lti,,true,,",
            "K-1,RDX,2026-02-03 08:00,Medical,Restricted,0,,3,rwc1,,,,", "K-1,RDX,2026-02-04 08:00,Medical,Restricted,0,,3,rwc2,,,,",
            "K-1,RDX,2026-02-05 08:00,Medical,None,0,,2,mtc1,,,,", "K-1,RDX,2026-02-06 08:00,Medical,None,0,,2,mtc2,,,,", "K-1,RDX,2026-02-07 08:00,Medical,None,0,,2,mtc3,,,,",
            "K-1,RDX,2026-02-08 08:00,FirstAid,None,0,,1,fac,,,,", "K-1,RDX,2026-02-09 08:00,None,None,0,,5,nm,,,,");

        var facts = await _database.FactsAsync("K-1");

        Assert.Equal(
            new InjuryFacts
            {
                HoursWorked = 412_000,
                MonthsReported = 2,
                Headcount = 40,
                Fatalities = 1,
                AttributableFatalities = 1,
                LostTimeInjuries = 1,
                RestrictedCases = 2,
                MedicalCases = 3,
                FirstAidCases = 1,
                NearMisses = 1,
                LtiAndFatalities = 2,
                Recordables = 7,
                LtiThisMonth = 1,
                DaysLost = 6012,
                ConcealedIncidents = 1,
                Ltifr = 2 * 1_000_000m / 412_000,
                Trifr = 7 * 1_000_000m / 412_000,
                SeverityRate = 6012 * 1_000_000m / 412_000,
                Trir = 7 * 200_000m / 412_000,
                FrequencyRate = 2 * 1_000_000m / 412_000,
            },
            facts);
    }

    [Fact]
    public async Task Nothing_is_known_of_a_contractor_that_reported_nothing()
    {
        var facts = await _database.FactsAsync("K-4");

        Assert.Equal(new InjuryFacts { MonthsReported = 0 }, facts);
    }

    [Fact]
    public async Task Incident_in_a_month_without_reported_hours_leaves_counts_and_takes_the_rates()
    {
        await _database.AddHoursAsync("K-4,RDX,2026,2,10000,60");
        await _database.AddIncidentsAsync("K-4,RDX,2026-01-05 08:00,Medical,None,0,,2,mtc,,,,");

        var facts = await _database.FactsAsync("K-4");

        Assert.Equal(1, facts.MedicalCases);
        Assert.Equal(Rates.Order(), Unknown(facts));
    }

    [Fact]
    public async Task Incident_without_any_report_is_counted_and_hours_stay_unknown()
    {
        await _database.AddIncidentsAsync("K-4,RDX,2026-01-05 08:00,Medical,None,0,,2,mtc,,,,");

        var facts = await _database.FactsAsync("K-4");

        Assert.Equal([.. NotCounts.Except([nameof(InjuryFacts.MonthsReported)]).Order()], Unknown(facts));
    }

    [Fact]
    public async Task Reported_zero_hours_give_counts_of_zero_and_no_rates()
    {
        await _database.AddHoursAsync("K-4,RDX,2026,2,0,0");

        var facts = await _database.FactsAsync("K-4");

        Assert.Equal(0, facts.HoursWorked);
        Assert.Equal(0, facts.Fatalities);
        Assert.Equal(Rates.Order(), Unknown(facts));
    }

    [Fact]
    public async Task Main_contractor_counts_hours_and_injuries_of_subcontractors_at_any_depth()
    {
        await _database.AddHoursAsync("K-1,RDX,2026,2,100,10", "K-2,RDX,2026,2,200,20", "K-3,RDX,2026,2,300,30", "K-4,RDX,2026,2,400,40");
        await _database.AddIncidentsAsync("K-3,RDX,2026-02-05 08:00,Medical,None,0,,2,mtc,,,,");

        var (top, middle, other) = (await _database.FactsAsync("K-1"), await _database.FactsAsync("K-2"), await _database.FactsAsync("K-4"));

        Assert.Equal((600, 60, 1), (top.HoursWorked, top.Headcount, top.Recordables));
        Assert.Equal((500, 50, 1), (middle.HoursWorked, middle.Headcount, middle.Recordables));
        Assert.Equal((400, 40, 0), (other.HoursWorked, other.Headcount, other.Recordables));
    }

    [Fact]
    public async Task Unreported_month_of_a_subcontractor_with_an_incident_takes_the_rates_of_the_main_contractor()
    {
        await _database.AddHoursAsync("K-1,RDX,2026,2,100000,10");
        await _database.AddIncidentsAsync("K-2,RDX,2026-02-05 08:00,Medical,None,0,,2,mtc,,,,");

        var facts = await _database.FactsAsync("K-1");

        Assert.Null(facts.Trifr);
        Assert.Equal(1, facts.Recordables);
    }

    [Fact]
    public async Task Main_contractor_whose_subcontractors_do_the_work_is_rated_by_their_reports_and_its_own_silence_shows()
    {
        await _database.AddHoursAsync("K-2,RDX,2026,2,100000,10", "K-3,RDX,2026,1,50000,5");
        await _database.AddIncidentsAsync("K-3,RDX,2026-01-05 08:00,Medical,None,0,,2,mtc,,,,");

        var facts = await _database.FactsAsync("K-1");

        Assert.Equal((150_000, 0, 10), (facts.HoursWorked, facts.MonthsReported, facts.Headcount));
        Assert.Equal((0, 1, 0m, 1_000_000m / 150_000), (facts.Fatalities, facts.Recordables, facts.Ltifr, facts.Trifr));
    }

    [Fact]
    public async Task Own_incident_of_a_main_contractor_that_reported_nothing_takes_its_rates_although_its_subcontractors_reported()
    {
        await _database.AddHoursAsync("K-2,RDX,2026,2,100000,10");
        await _database.AddIncidentsAsync("K-1,RDX,2026-02-05 08:00,Medical,None,0,,2,mtc,,,,");

        var (main, sub) = (await _database.FactsAsync("K-1"), await _database.FactsAsync("K-2"));

        Assert.Equal(Rates.Order(), Unknown(main));
        Assert.Equal((1, 0, 0m), (main.Recordables, sub.Recordables, sub.Trifr));
    }

    [Theory]
    [InlineData("2025-04-01 00:00", true)]
    [InlineData("2025-03-31 23:59", false)]
    [InlineData("2026-03-14 23:59", true)]
    [InlineData("2026-03-15 00:00", false)]
    public async Task Window_is_twelve_calendar_months_up_to_the_end_of_the_day_at_the_site(string occurredAt, bool isInside)
    {
        await _database.AddHoursAsync("K-4,RDX,2025,3,100,10", "K-4,RDX,2025,4,10,10", "K-4,RDX,2026,3,1,1");
        await _database.AddIncidentsAsync($"K-4,RDX,{occurredAt},FirstAid,None,0,,1,fac,,,,");

        var facts = await _database.FactsAsync("K-4");

        Assert.Equal(isInside ? 1 : 0, facts.FirstAidCases);
        Assert.Equal((11, 2), (facts.HoursWorked, facts.MonthsReported));
    }

    [Theory]
    [InlineData("true,,,")]
    [InlineData(",,,true")]
    public async Task Employees_of_the_smelter_and_commuting_are_in_no_figure(string flags)
    {
        await _database.AddHoursAsync("K-4,RDX,2026,2,100,10");
        await _database.AddIncidentsAsync($"K-4,RDX,2026-02-05 08:00,Medical,LostTime,3,,2,x,{flags}");

        var facts = await _database.FactsAsync("K-4");

        Assert.Equal((0, 0m), (facts.LostTimeInjuries, facts.Ltifr));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task Fatality_counts_as_attributable_until_established_otherwise(string attributable, int expected)
    {
        await _database.AddIncidentsAsync($"K-4,RDX,2026-02-05 08:00,Fatal,Fatal,0,,6,x,,,{attributable},");

        var facts = await _database.FactsAsync("K-4");

        Assert.Equal((1, expected), (facts.Fatalities, facts.AttributableFatalities));
    }

    [Fact]
    public async Task Number_of_queries_does_not_grow_with_the_number_of_contractors()
    {
        var many = Enumerable.Range(1, 250).Select(i => $"M-{i:000},PT {i},Active,{(i % 5 == 0 ? "K-1" : "")}").ToArray();
        await _database.AddAsync("contractors", ["code,name,status,subcontractorOf", .. many]);
        await _database.AddHoursAsync([.. Enumerable.Range(1, 250).Select(i => $"M-{i:000},RDX,2026,2,1000,10")]);

        var forOne = await QueriesAsync("M-001");
        var forAll = await QueriesAsync(null);

        Assert.Equal(3, forOne);
        Assert.Equal(forOne, forAll);
    }

    private async Task<int> QueriesAsync(string? onlyCode) => await _database.InAsync<IServiceProvider, int>(async services =>
    {
        var all = await services.GetRequiredService<IContractorDirectory>().ListAsync(null, 1000, true, CancellationToken.None);
        var ids = all.Where(c => onlyCode is null || c.Code == onlyCode).Select(c => c.Id).ToList();
        var before = _database.Queries.Count;
        await services.GetRequiredService<IFactSource>().ReadAsync(ids, EvaluationWindow.EndingOn(RecordsFixture.Day, _database.Clock), CancellationToken.None);
        return _database.Queries.Count - before;
    });

    private static IEnumerable<string> Unknown(InjuryFacts facts) =>
        typeof(InjuryFacts).GetProperties().Where(p => p.GetValue(facts) is null).Select(p => p.Name).Order();
}
