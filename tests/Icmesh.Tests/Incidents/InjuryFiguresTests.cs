using Icmesh.Kernel.Facts;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Incidents;

public sealed class InjuryFiguresTests : IAsyncLifetime
{
    private readonly ModuleDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Rates_roll_over_twelve_months_and_say_what_is_missing()
    {
        await _database.AddHoursAsync("K-1,RDX,2025,3,500000,3000", "K-1,RDX,2026,2,150000,900", "K-2,RDX,2026,3,50000,300");
        await _database.AddIncidentsAsync("K-1,RDX,2025-03-05 08:00,Medical,LostTime,3,,2,a,,,,", "K-1,RDX,2026-02-05 08:00,Medical,LostTime,4,,2,b,,,,", "K-2,RDX,2026-03-05 08:00,None,None,0,,2,c,,,,");

        var figures = await ReadAsync();

        var ltifr = figures["LTIFR"];
        Assert.Equal(5m, ltifr.Value);
        Assert.Equal([2m, 2m, 2 * 1_000_000m / 650_000, 5m], [ltifr.Trend[0], ltifr.Trend[1], ltifr.Trend[10], ltifr.Trend[11]]);
        Assert.Contains("200.000 jam", ltifr.Note!.Id, StringComparison.Ordinal);
        Assert.Equal((1m, 22m), (figures["INCIDENTS_MONTH"].Value, figures["MONTHS_MISSING"].Value));
        Assert.Equal(20m, figures["SR"].Value);
    }

    [Fact]
    public async Task Rates_have_no_value_where_nobody_reported_hours()
    {
        var figures = await ReadAsync();

        Assert.Null(figures["LTIFR"].Value);
        Assert.All(figures["TRIFR"].Trend, Assert.Null);
    }

    private Task<Dictionary<string, Figure>> ReadAsync() => _database.InAsync<IFigureSource, Dictionary<string, Figure>>(async source =>
        (await source.ReadAsync(EvaluationWindow.EndingOn(RecordsFixture.Day, _database.Clock), CancellationToken.None)).ToDictionary(f => f.Code));
}
