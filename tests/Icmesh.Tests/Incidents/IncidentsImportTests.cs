using Icmesh.Incidents.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Incidents;

public sealed class IncidentsImportTests : IAsyncLifetime
{
    private const string Header = "contractor,site,occurredAt,treatment,impact,daysLost,restrictedDays,permanentLoss,potential,narrative,externalId";
    private readonly ModuleDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,K-1");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("INS-1")]
    public async Task Second_time_changes_nothing_even_in_another_date_format(string externalId)
    {
        await RunAsync($"K-1,RDX,2026-02-03 08:00,Medical,LostTime,3,0,,4,Terjepit,{externalId}");

        var batch = await RunAsync($"k-1,rdx,02/03/2026 08:00,Medical,LostTime,3,0,,4,Terjepit,{externalId}");

        Assert.Equal([ChangeKind.Unchanged], batch.Kinds());
        Assert.Equal(1, await _database.InAsync<IncidentsDb, int>(db => db.Incidents.CountAsync()));
    }

    [Fact]
    public async Task Changed_class_of_a_known_number_is_saved_with_its_history()
    {
        await RunAsync("K-1,RDX,2026-02-03 08:00,Medical,None,0,0,,4,Terjepit,INS-1");

        var batch = await RunAsync("K-1,RDX,2026-02-03 08:00,Medical,LostTime,3,0,,4,Terjepit,ins-1");

        Assert.Equal([ChangeKind.Updated], batch.Kinds());
        var change = await _database.InAsync<IncidentsDb, string>(db => db.ClassChanges.Select(c => c.From.ToString() + c.To.ToString()).SingleAsync());
        Assert.Equal("MedicalLostTime", change);
    }

    [Fact]
    public async Task Same_row_twice_in_a_file_is_one_incident_and_says_so()
    {
        const string Line = "K-1,RDX,2026-02-03 08:00,Medical,None,0,0,,4,Terjepit,";

        var batch = await RunAsync(Line, Line);

        Assert.Equal([ChangeKind.Added, ChangeKind.Unchanged], batch.Kinds());
        Assert.Equal("= 2", batch.Changes[1].Detail);
    }

    [Fact]
    public async Task Same_number_with_other_content_in_a_file_is_refused()
    {
        var batch = await RunAsync("K-1,RDX,2026-02-03 08:00,Medical,None,0,0,,4,A,INS-1", "K-1,RDX,2026-02-03 08:00,Medical,None,0,0,,4,B,INS-1");

        Assert.Equal("externalId", Assert.Single(batch.Errors).Column);
    }

    [Theory]
    [InlineData("K-11,RDX,2026-02-03 08:00,Medical,None,0,0,,4,x,", "contractor")]
    [InlineData("K-1,RXD,2026-02-03 08:00,Medical,None,0,0,,4,x,", "site")]
    [InlineData("K-1,RDX,2026-03-15 12:01,Medical,None,0,0,,4,x,", "occurredAt")]
    [InlineData("K-1,RDX,2026-02-03 08:00,Fatal,LostTime,0,0,,4,x,", "impact")]
    [InlineData("K-1,RDX,2026-02-03 08:00,Medical,None,5,0,,4,x,", "daysLost")]
    [InlineData("K-1,RDX,2026-02-03 08:00,Medical,LostTime,5,0,NOSE,4,x,", "permanentLoss")]
    [InlineData("K-1,RDX,2026-02-03 08:00,Medical,LostTime,5,0,LITTLE-PALM,4,x,", "permanentLoss")]
    public async Task Bad_row_is_refused_by_column_and_nothing_is_saved(string line, string column)
    {
        var batch = await RunAsync(line, "K-1,RDX,2026-02-03 08:00,Medical,None,0,0,,4,good,");

        var error = Assert.Single(batch.Errors);
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.All([error.Reason, error.Remedy], s => Assert.NotEqual(s.Id, s.En));
        Assert.Equal(0, await _database.InAsync<IncidentsDb, int>(db => db.Incidents.CountAsync()));
    }

    [Fact]
    public async Task What_goes_out_comes_in_again_unchanged()
    {
        await RunAsync("K-1,RDX,2026-02-03 08:00,Medical,LostTime,3,2,EYE,4,Mata terkena percikan,INS-1");
        var rows = await _database.InAsync<IServiceProvider, List<IReadOnlyList<object?>>>(services =>
            services.GetServices<IExportKind>().Single(k => k.Name == "incidents").RowsAsync(CancellationToken.None).ToListAsync().AsTask());
        var columns = await _database.InAsync<IServiceProvider, IReadOnlyList<string>>(services =>
            Task.FromResult(services.GetServices<IExportKind>().Single(k => k.Name == "incidents").Columns));

        var batch = await ImportRows.RunAsync(_database, "incidents", [string.Join(',', columns), string.Join(',', rows.Single().Select(v => FormattableString.Invariant($"{v}")))]);

        Assert.Equal([ChangeKind.Unchanged], batch.Kinds());
    }

    private Task<ImportBatch> RunAsync(params string[] lines) => ImportRows.RunAsync(_database, "incidents", [Header, .. lines]);
}
