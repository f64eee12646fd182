using Icmesh.Incidents.Facts;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Incidents;

public sealed class InjuryRecordsTests : IAsyncLifetime
{
    private readonly ModuleDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,K-1");
        await _database.AddHoursAsync("K-1,RDX,2026,2,1000,10", "K-2,RDX,2026,2,500,5", "K-2,RDX,2026,3,200,5");
        await _database.AddIncidentsAsync(
            "K-1,RDX,2026-02-01 08:00,Fatal,Fatal,0,,6,a,,true,false,", "K-2,RDX,2026-03-02 08:00,Medical,LostTime,12,EYE,4,b,,,,",
            "K-1,RDX,2026-02-03 08:00,Medical,Restricted,0,,3,c,,,,", "K-1,RDX,2026-02-05 08:00,Medical,None,0,,2,d,,,,",
            "K-1,RDX,2026-02-08 08:00,FirstAid,None,0,,1,e,,,,", "K-1,RDX,2026-02-09 08:00,None,None,0,,5,f,,,,", "K-1,RDX,2026-02-10 08:00,Medical,LostTime,9,,2,g,true,,,");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    public static TheoryData<string> FactsThatAreSums => new(typeof(InjuryFacts).GetProperties().Select(p => p.Name).Where(n => !IsRate(n)));

    [Theory]
    [MemberData(nameof(FactsThatAreSums))]
    public async Task Values_of_the_records_add_up_to_the_fact(string fact)
    {
        var value = Convert.ToDecimal(typeof(InjuryFacts).GetProperty(fact)!.GetValue(await _database.FactsAsync("K-1")), null);

        var records = await RecordsAsync(fact);

        // Head-count is that of the last month alone.
        var counted = fact == nameof(InjuryFacts.Headcount) ? records.Take(1) : records;
        Assert.Equal(value, counted.Sum(r => r.Value));
    }

    [Theory]
    [InlineData(nameof(InjuryFacts.Ltifr), 2)]
    [InlineData(nameof(InjuryFacts.FrequencyRate), 2)]
    [InlineData(nameof(InjuryFacts.Trifr), 4)]
    [InlineData(nameof(InjuryFacts.Trir), 4)]
    [InlineData(nameof(InjuryFacts.SeverityRate), 2)]
    public async Task Rate_opens_down_to_its_incidents_and_hours_newest_first(string fact, int incidents)
    {
        var records = await RecordsAsync(fact);

        Assert.Equal(incidents, records.Count(r => r.Kind == "incident"));
        Assert.Equal(3, records.Count(r => r.Kind == "man-hours"));
        Assert.Equal(records.OrderByDescending(r => r.At).Select(r => r.At), records.Select(r => r.At));
        Assert.All(records.Where(r => r.Kind == "incident"), r => Assert.Equal($"/Incidents/{r.Id}", r.Url));
    }

    [Fact]
    public async Task No_more_records_come_than_were_asked_for()
    {
        var records = await RecordsAsync(nameof(InjuryFacts.Trifr), limit: 2);

        Assert.Equal(2, records.Count);
    }

    private static bool IsRate(string fact) => fact.EndsWith("fr", StringComparison.Ordinal) || fact.EndsWith("Rate", StringComparison.Ordinal) || fact == nameof(InjuryFacts.Trir);

    private Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, int limit = 50) => _database.InAsync<IServiceProvider, IReadOnlyList<SourceRecord>>(async services =>
    {
        var contractor = await services.GetRequiredService<IContractorDirectory>().FindAsync("K-1", CancellationToken.None);
        return await services.GetRequiredService<IFactSource>().RecordsAsync(
            fact, contractor!.Id, EvaluationWindow.EndingOn(RecordsFixture.Day, _database.Clock), limit, CancellationToken.None);
    });
}
