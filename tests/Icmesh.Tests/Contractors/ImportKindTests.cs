using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Contractors;

public sealed class ImportKindTests : IAsyncLifetime
{
    private const string HoursHeader = "contractor,site,year,month,hours,headcount", ContractorsHeader = "code,name,status,csmsClass,subcontractorOf";
    private readonly ModuleDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,K-1");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("sites", "code,name", "CST,Pengecoran")]
    [InlineData("contractors", ContractorsHeader, "K-9,PT Sembilan,Suspended,High,k-1")]
    [InlineData("workers", "contractor,name,nik,position", "K-1,Budi,1219010101900001,Juru las")]
    [InlineData("man-hours", HoursHeader, "k-1,rdx,2026,2,0,0")]
    public async Task Second_time_changes_nothing(string kind, string header, string line)
    {
        var first = await ImportRows.RunAsync(_database, kind, header, line);
        var saved = await CountsAsync();

        var second = await ImportRows.RunAsync(_database, kind, header, line);

        Assert.Equal([ChangeKind.Added], first.Kinds());
        Assert.Equal([ChangeKind.Unchanged], second.Kinds());
        Assert.Equal(saved, await CountsAsync());
    }

    [Fact]
    public async Task Changed_hours_are_updated_and_announced_for_the_contractor_and_its_main_contractor()
    {
        await ImportRows.RunAsync(_database, "man-hours", HoursHeader, "K-2,RDX,2026,2,100,10");

        var batch = await ImportRows.RunAsync(_database, "man-hours", HoursHeader, "K-2,RDX,2026,2,120,10");

        Assert.Equal("hours: 100 → 120", batch.Changes.Single().Detail);
        Assert.Equal(120, await _database.InAsync<ContractorsDb, long>(db => db.ManHours.Select(h => h.Hours).SingleAsync()));
        var announced = await _database.InAsync<ContractorsDb, List<Guid?>>(db =>
            db.Outbox.Where(m => m.Topic == Topics.FactsChanged).Select(m => m.ContractorId).Distinct().ToListAsync());
        Assert.Equal(2, announced.Count);
    }

    [Theory]
    [InlineData("man-hours", HoursHeader, "K-11,RDX,2026,2,1,1", "contractor", "K-1")]
    [InlineData("man-hours", HoursHeader, "K-1,RXD,2026,2,1,1", "site", "RDX")]
    [InlineData("man-hours", HoursHeader, "K-1,RDX,2026,13,1,1", "month", "1 sampai 12")]
    [InlineData("man-hours", HoursHeader, "K-1,RDX,2026,4,1,1", "month", "belum terjadi")]
    [InlineData("man-hours", HoursHeader, "K-1,RDX,2026,2,,1", "hours", "wajib")]
    [InlineData("workers", "contractor,name,nik", "K-1,Budi,1.21901E+15", "nik", "16 angka")]
    [InlineData("contractors", ContractorsHeader, "K-1,PT Satu,Active,,K-2", "subcontractorOf", "K-1 → K-2 → K-1")]
    [InlineData("contractors", ContractorsHeader, "K-1,PT Satu,Active,,K-1", "subcontractorOf", "K-1 → K-1")]
    [InlineData("contractors", ContractorsHeader, "K-5,PT Lima,Active,,K-99", "subcontractorOf", "K-99")]
    [InlineData("contractors", ContractorsHeader, "K/5,PT Lima,Active,,", "code", "K/5")]
    [InlineData("sites", "code,name", "Create,x", "code", "Create")]
    public async Task Bad_row_is_refused_by_row_and_column_with_reason_and_remedy_and_nothing_is_saved(
        string kind, string header, string line, string column, string said)
    {
        var before = await CountsAsync();

        var batch = await ImportRows.RunAsync(_database, kind, header, line);

        var error = Assert.Single(batch.Errors);
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(said, $"{error.Reason.Id} {error.Remedy.Id}", StringComparison.Ordinal);
        Assert.All([error.Reason, error.Remedy], s => Assert.NotEqual(s.Id, s.En));
        Assert.Equal(before, await CountsAsync());
    }

    [Theory]
    [InlineData("man-hours", HoursHeader, "K-1,RDX,2026,2,1,1", "k-1,rdx,2026,2,2,1")]
    [InlineData("contractors", ContractorsHeader, "K-7,A,Active,,", "k-7,B,Active,,")]
    [InlineData("sites", "code,name", "A,A", "a,B")]
    [InlineData("workers", "contractor,name,nik", "K-1,A,1219010101900001", "K-1,B,1219010101900001")]
    public async Task Two_rows_for_the_same_record_are_refused(string kind, string header, string first, string second)
    {
        var batch = await ImportRows.RunAsync(_database, kind, header, first, second);

        var error = Assert.Single(batch.Errors);
        Assert.Equal(3, error.Line);
        Assert.Contains("baris 2", error.Reason.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_hours_than_a_month_has_are_taken_with_a_question()
    {
        var batch = await ImportRows.RunAsync(_database, "man-hours", HoursHeader, "K-1,RDX,2026,2,9000,1");

        Assert.Empty(batch.Errors);
        Assert.Contains("9000", batch.Changes.Single().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Main_contractor_may_stand_below_its_subcontractor_and_the_whole_tree_is_found()
    {
        await ImportRows.RunAsync(_database, "contractors", ContractorsHeader, "S-1,Sub,Active,,M-1", "M-1,Main,Active,,K-2");

        var trees = await _database.InAsync<ContractorsDb, List<Guid>>(db => db.Contractors.Select(c => c.TreeId).Distinct().ToListAsync());

        Assert.Single(trees);
    }

    [Fact]
    public async Task One_import_writes_one_activity_entry()
    {
        var before = await _database.InAsync<ContractorsDb, int>(db => db.Activity.CountAsync());

        await ImportRows.RunAsync(_database, "man-hours", HoursHeader, "K-1,RDX,2026,1,1,1", "K-1,RDX,2026,2,1,1");

        Assert.Equal(before + 1, await _database.InAsync<ContractorsDb, int>(db => db.Activity.CountAsync()));
    }

    private Task<(int, int, int, int, int, int)> CountsAsync() => _database.InAsync<ContractorsDb, (int, int, int, int, int, int)>(async db => (
        await db.Sites.CountAsync(), await db.Contractors.CountAsync(), await db.Workers.CountAsync(), await db.ManHours.CountAsync(),
        await db.Activity.CountAsync(), await db.Outbox.CountAsync()));
}
