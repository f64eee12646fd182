using Icmesh.Apd;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Apd;

public sealed class ApdImportTests : IAsyncLifetime
{
    private const string Items = "contractor,serial,kind,size,manufacturedOn,inServiceOn,nextInspectionOn,wear", Issues = "contractor,serial,worker,nikLast4,issuedAt,endedAt";
    private readonly ApdHouse _house = new();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    private Task<ImportBatch> RunAsync(string kind, string header, params string[] lines) => ImportRows.RunAsync(_house.Database, kind, [header, .. lines]);

    private Task<ImportBatch> ItemsAsync(params string[] lines) => RunAsync("apd-items", Items, lines);

    private Task<ImportBatch> IssuesAsync(params string[] lines) => RunAsync("apd-issues", Issues, lines);

    [Fact]
    public async Task Second_time_changes_nothing_and_a_change_is_told()
    {
        await ItemsAsync("K-1,HLM-1,HELM,L,2025-11-01,2026-01-15,2026-07-15,0");

        var again = await ItemsAsync("k-1,hlm-1,helm,L,2025-11-01,2026-01-15,2026-07-15,0");
        var changed = await ItemsAsync("K-1,HLM-1,HELM,XL,,,,");

        Assert.Equal([ChangeKind.Unchanged], again.Kinds());
        Assert.Equal("size: L → XL", Assert.Single(changed.Changes).Detail);
        Assert.Equal(new DateOnly(2025, 11, 1), await _house.Database.InAsync<ApdDb, DateOnly?>(db => db.Items.Select(i => i.ManufacturedOn).SingleAsync()));
    }

    [Theory]
    [InlineData("K-11,A,HELM,,,,,", "contractor")]
    [InlineData("K-1,A,HELMET,,,,,", "kind")]
    [InlineData("K-1,A,HELM,,2026-02-01,2026-01-15,,", "inServiceOn")]
    [InlineData("K-1,A,HELM,,2026-03-16,,,", "manufacturedOn")]
    [InlineData("K-1,A,HELM,,,2026-03-16,,", "inServiceOn")]
    [InlineData("K-1,good,HELM,,,,,", "serial")]
    public async Task Bad_item_is_refused_by_column_and_nothing_is_saved(string line, string column)
    {
        var batch = await ItemsAsync("K-1,GOOD,HELM,,,,,", line);

        var error = Assert.Single(batch.Errors);
        Assert.Equal((3, column), (error.Line, error.Column));
        Assert.Equal(0, await _house.Database.InAsync<ApdDb, int>(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Same_serial_at_two_contractors_is_two_items()
    {
        await ItemsAsync("K-1,HLM-1,HELM,,,,,", "K-2,HLM-1,HELM,,,,,");

        Assert.Equal(2, await _house.Database.InAsync<ApdDb, int>(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Issue_puts_the_item_to_use_and_its_end_brings_it_back()
    {
        await ItemsAsync("K-1,HLM-1,HELM,,2025-11-01,,,");

        await IssuesAsync("K-1,HLM-1,Budi,0001,2026-01-15 08:00,");
        var again = await IssuesAsync("k-1,hlm-1,budi,0001,2026-01-15 08:00,");
        var item = await _house.Database.InAsync<ApdDb, Item>(db => db.Items.SingleAsync());

        Assert.Equal([ChangeKind.Unchanged], again.Kinds());
        Assert.Equal((ItemState.Issued, new DateOnly(2026, 1, 15), new DateOnly(2027, 1, 15)), (item.State, item.InServiceOn, item.NextInspectionOn));
        Assert.Equal([ChangeKind.Updated], (await IssuesAsync("K-1,HLM-1,Budi,0001,2026-01-15 08:00,2026-02-01 16:00")).Kinds());
        Assert.Equal(ItemState.Returned, await _house.Database.InAsync<ApdDb, ItemState>(db => db.Items.Select(i => i.State).SingleAsync()));
    }

    [Theory]
    [InlineData("K-1,HLM-1,Sari,0002,2026-02-01 08:00,", "serial", "sudah dipegang")]
    [InlineData("K-1,HLM-9,Sari,0002,2026-02-01 08:00,", "serial", "tidak punya APD")]
    [InlineData("K-1,HLM-1,Joko,0002,2026-02-01 08:00,", "worker", "Tidak ada pekerja")]
    [InlineData("K-1,HLM-2,Sari,0002,2026-03-15 12:01,", "issuedAt", "masa depan")]
    [InlineData("K-1,HLM-2,Sari,0002,2026-02-01 08:00,2026-01-31 08:00", "endedAt", "sebelum diserahkan")]
    [InlineData("K-1,HLM-2,Sari,0002,2025-10-31 08:00,", "issuedAt", "sebelum dibuat")]
    public async Task Bad_issue_is_refused_and_nothing_is_saved(string line, string column, string said)
    {
        await ItemsAsync("K-1,HLM-1,HELM,,2025-11-01,,,", "K-1,HLM-2,HELM,,2025-11-01,,,");
        await IssuesAsync("K-1,HLM-1,Budi,0001,2026-01-15 08:00,");

        var batch = await IssuesAsync(line);

        var error = Assert.Single(batch.Errors);
        Assert.Equal(column, error.Column);
        Assert.Contains(said, error.Reason.Id, StringComparison.Ordinal);
        Assert.Equal(1, await _house.Database.InAsync<ApdDb, int>(db => db.Issues.CountAsync()));
    }

    [Theory]
    [InlineData("apd-items")]
    [InlineData("apd-issues")]
    public async Task What_goes_out_comes_in_again_unchanged(string kind)
    {
        await ItemsAsync("K-1,HLM-1,HELM,L,2025-11-01,2026-01-15,2026-07-15,3");
        await IssuesAsync("K-1,HLM-1,Budi,0001,2026-01-15 08:00,2026-02-01 16:00");
        var lines = await _house.Database.InAsync<IServiceProvider, List<string>>(async services =>
        {
            var export = services.GetServices<IExportKind>().Single(k => k.Name == kind);
            var rows = await export.RowsAsync(CancellationToken.None).Select(r => string.Join(',', r.Select(Text))).ToListAsync();
            return [string.Join(',', export.Columns), .. rows];
        });

        var batch = await ImportRows.RunAsync(_house.Database, kind, [.. lines]);

        Assert.Equal([ChangeKind.Unchanged], batch.Kinds());
    }

    private static string Text(object? value) => value is DateOnly day ? $"{day:yyyy-MM-dd}" : FormattableString.Invariant($"{value}");
}
