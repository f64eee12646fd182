using Icmesh.Contractors.Data;
using Icmesh.Incidents.Data;
using Icmesh.Incidents.Facts;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Incidents;

public sealed class DemoDataTests : IAsyncLifetime
{
    private readonly ModuleDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("2026-03-15")]
    [InlineData("2026-05-01")]
    [InlineData("2026-05-02")]
    [InlineData("2026-12-31")]
    public async Task Each_company_keeps_its_part_in_the_story_on_whatever_day_it_is_told(string today)
    {
        _database.Time.SetUtcNow(new DateTimeOffset(DateOnly.Parse(today, null), new TimeOnly(5, 0), TimeSpan.Zero));
        await TellAsync();

        var facts = new Dictionary<string, InjuryFacts>();
        for (var i = 1; i <= 24; i++)
        {
            facts.Add($"K-{i:000}", await _database.FactsAsync($"K-{i:000}", _database.Clock.Today.AddDays(-1)));
        }

        Assert.Equal((0, 0), (facts["K-001"].Recordables, facts["K-012"].Recordables));
        Assert.InRange(facts["K-002"].Trifr!.Value, 2.01m, 4m);
        Assert.InRange(facts["K-004"].Trifr!.Value, 4.01m, 7m);
        Assert.True(facts["K-005"] is { Trifr: > 7m, LtiAndFatalities: 0 });
        Assert.True(facts["K-006"] is { LtiAndFatalities: 1, LtiThisMonth: 0 });
        Assert.True(facts["K-007"] is { AttributableFatalities: 1, DaysLost: 6000 });
        Assert.True(facts["K-008"] is { ConcealedIncidents: 1, LtiAndFatalities: 0, Trifr: <= 4m });
        Assert.Equal(1, facts["K-009"].LtiThisMonth);
        Assert.True(facts["K-010"] is { HoursWorked: < 100_000, Recordables: 1 });
        Assert.True(facts["K-011"] is { HoursWorked: < 100_000, Recordables: 2 });
        Assert.Equal(new InjuryFacts { MonthsReported = 0 }, facts["K-024"]);
        Assert.All(facts.Where(f => f.Key != "K-024"), f => Assert.NotNull(f.Value.Trifr));
    }

    [Fact]
    public async Task Demo_has_the_size_of_a_smelter()
    {
        await TellAsync();

        var counts = await _database.InAsync<ContractorsDb, (int, int, int)>(async db => (
            await db.Contractors.CountAsync(), await db.Workers.CountAsync(), await db.ManHours.Select(h => h.Month).Distinct().CountAsync()));
        var incidents = await _database.InAsync<IncidentsDb, int>(db => db.Incidents.CountAsync());
        Assert.Equal((24, 1400, 24), counts);
        Assert.InRange(incidents, 400, 1200);
    }

    private async Task TellAsync()
    {
        await using var reading = _database.Scope();
        foreach (var order in reading.ServiceProvider.GetServices<IDemoData>().Select(d => d.Order).Distinct().Order())
        {
            await using var scope = _database.Scope();
            foreach (var part in scope.ServiceProvider.GetServices<IDemoData>().Where(d => d.Order == order))
            {
                await part.AddAsync(CancellationToken.None);
            }
        }
    }
}
