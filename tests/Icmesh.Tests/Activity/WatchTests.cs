using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Activity;

/// <summary>An old copy of the database is whole in itself: only the anchors outside it know better.</summary>
[Trait("Category", "Security")]
public sealed class WatchTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private ChainWatch Watch => _database.Services.GetRequiredService<ChainWatch>();

    private string File => new SqliteConnectionStringBuilder(_database.Services.GetRequiredService<DatabaseOptions>().ConnectionString).DataSource;

    private string AnchorFile => _database.Services.GetRequiredService<IConfiguration>()[Anchors.Setting]!;

    public async Task InitializeAsync() => _database = await Databases.OpenAsync(DatabaseProvider.Sqlite);

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task An_old_copy_is_noticed_at_the_next_start_and_still_when_people_have_gone_on_in_it()
    {
        await AddAsync(3);
        await Watch.StopAsync(default);
        await SqlAsync($"VACUUM INTO '{File}.old'");
        await AddAsync(2);
        await Watch.StopAsync(default);

        PutBack();
        await Watch.StartAsync(default);
        var atStart = Watch.Fault;
        await AddAsync(4);
        await Watch.StartAsync(default);
        var later = Watch.Fault;
        await Watch.CheckAsync(default);

        Assert.Contains("number 4 on", atStart?.En, StringComparison.Ordinal);
        Assert.Contains("number 4 to 5", later?.En, StringComparison.Ordinal);
        Assert.Contains("number 4 to 5", Watch.Fault?.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_same_moment_is_right()
    {
        await AddAsync(3);
        await Watch.StopAsync(default);
        await SqlAsync($"VACUUM INTO '{File}.old'");

        PutBack();
        await Watch.StartAsync(default);

        Assert.Null(Watch.Fault);
    }

    [Fact]
    public async Task Every_night_finds_an_edit_that_the_start_does_not_look_for()
    {
        await AddAsync(3);
        await Watch.StartAsync(default);
        await SqlAsync("DROP TRIGGER kernel_activity_no_update; UPDATE kernel_activity SET UserName = 'budi' WHERE Sequence = 2");
        await Watch.StartAsync(default);
        Assert.Null(Watch.Fault);

        await Watch.CheckAsync(default);

        Assert.Contains("number 2 ", Watch.Fault?.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_may_see_the_record_are_told_on_screen()
    {
        await AddAsync(1);
        await SqlAsync("DROP TRIGGER kernel_activity_no_delete");
        await Watch.StartAsync(default);
        await SqlAsync("DELETE FROM kernel_activity");
        await Watch.StartAsync(default);

        Assert.Equal("bad", (await new ChainNotice(Watch, SystemUser.Instance).ReadAsync(default))?.Kind);
        Assert.Null(await new ChainNotice(Watch, new Outsider()).ReadAsync(default));
        Assert.Contains(await _database.InScopeAsync(async s => await Task.WhenAll(s.GetServices<IUiNotice>().Select(n => n.ReadAsync(default).AsTask()))), n => n?.Url == "/Activity");
    }

    [Fact]
    public async Task Anchors_are_lines_that_are_added_and_a_torn_one_is_passed_over()
    {
        await AddAsync(1);
        await Watch.StartAsync(default);
        await Watch.StartAsync(default);
        await System.IO.File.AppendAllTextAsync(AnchorFile, "{\"at\":\"2026-");
        await AddAsync(1);
        await Watch.StopAsync(default);

        var anchors = await _database.Services.GetRequiredService<Anchors>().ReadAsync(default);

        Assert.Equal([1L, 2L], anchors.Select(a => a.Sequence));
        Assert.Equal(3, (await System.IO.File.ReadAllLinesAsync(AnchorFile)).Length);
        Assert.Null(Watch.Fault);
    }

    [Fact]
    public async Task A_place_where_nothing_can_be_anchored_stops_nobody_and_is_said()
    {
        await AddAsync(1);
        Directory.CreateDirectory(AnchorFile);

        await Watch.StartAsync(default);

        Assert.Contains("cannot be anchored", Watch.Fault?.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_stops_nobody_and_proves_nothing()
    {
        await AddAsync(1);
        SqliteConnection.ClearAllPools();
        System.IO.File.Move(File, File + ".away");
        Directory.CreateDirectory(File);

        await Watch.CheckAsync(default);

        Assert.Null(Watch.Fault);
        Directory.Delete(File);
    }

    private Task AddAsync(int count) => _database.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HostDb>();
        for (var i = 0; i < count; i++)
        {
            db.Record(SystemUser.Instance, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test.add", "test", null);
            await db.SaveChangesAsync();
        }
    });

    private Task<int> SqlAsync(string sql) => _database.InScopeAsync(s => s.GetRequiredService<HostDb>().Database.ExecuteSqlRawAsync(sql));

    private void PutBack()
    {
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(File + "-wal");
        System.IO.File.Delete(File + "-shm");
        System.IO.File.Copy(File + ".old", File, overwrite: true);
    }

    private sealed class Outsider : ICurrentUser
    {
        public string Name => "budi";
        public string DisplayName => "Budi";
        public Guid? ContractorId => null;

        public Scope? ScopeOf(string permission) => null;
    }
}
