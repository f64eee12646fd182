using Icmesh.Host.Activity;
using Icmesh.Host.Startup;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Architecture;
using Icmesh.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Migrations;

public sealed class MigrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-migrate-").FullName;

    public static TheoryData<string, DatabaseProvider> Contexts => Installation.NamesAndProviders;

    private string File => Path.Combine(_folder, "icmesh.db");

    [Theory, MemberData(nameof(Contexts))]
    public void Migrations_match_the_model(string name, DatabaseProvider provider)
    {
        var database = Installation.Context(name, provider).Database;

        Assert.NotEmpty(database.GetMigrations());
        Assert.False(database.HasPendingModelChanges());
    }

    [Fact]
    public void Canary_a_model_without_its_migration_is_seen()
    {
        using var careless = new CarelessDb(new DbContextOptionsBuilder<CarelessDb>().UseSqlServer(Installation.NoServer).Options);

        Assert.True(careless.Database.HasPendingModelChanges());
    }

    [Theory, MemberData(nameof(Contexts))]
    public Task Schema(string name, DatabaseProvider provider) =>
        Snapshot.Match(Installation.Context(name, provider).Database.GenerateCreateScript(), "sql", $"{name}_{provider}");

    [Theory, MemberData(nameof(Contexts))]
    public void Both_databases_take_the_same_steps(string name, DatabaseProvider provider)
    {
        var other = provider is DatabaseProvider.Sqlite ? DatabaseProvider.SqlServer : DatabaseProvider.Sqlite;

        Assert.Equal(Steps(name, other), Steps(name, provider));
    }

    [Fact]
    public async Task Sqlite_is_migrated_from_zero_and_a_second_start_changes_nothing()
    {
        await StartAsync();
        var first = Read("SELECT group_concat(sql, ';') FROM sqlite_master ORDER BY name");

        await StartAsync();

        Assert.Equal(first, Read("SELECT group_concat(sql, ';') FROM sqlite_master ORDER BY name"));
        Assert.Equal("", Read("PRAGMA foreign_key_check"));
        Assert.Equal("ok", Read("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task An_older_sqlite_file_with_rows_is_copied_and_brought_up_to_date()
    {
        await using (var app = Installation.Build(DatabaseProvider.Sqlite, $"Data Source={File}"))
        {
            await using var scope = app.Services.CreateAsyncScope();
            foreach (var db in scope.ServiceProvider.GetServices<ModuleDb>().OrderBy(c => Installation.NameOf(c) == "Host" ? 0 : 1).ThenBy(c => c.TablePrefix).SkipLast(1))
            {
                await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
            }
        }

        Run("INSERT INTO kernel_activity (Id, At, UserName, Action, Subject) VALUES ('0198C0DE-0000-7000-8000-000000000002', '2026-01-02 00:00:00', 'budi', 'site.edit', 'site')");
        Run("INSERT INTO kernel_activity (Id, At, UserName, Action, Subject, After) VALUES ('0198C0DE-0000-7000-8000-000000000001', '2026-01-01 00:00:00.1', 'budi', 'site.create', 'site', '{}')");
        Run("INSERT INTO kernel_outbox (At, Topic, Payload, Attempts) VALUES ('2026-01-01 00:00:00', 'old', '{}', 0)");

        await StartAsync();

        Assert.Equal("old", Read("SELECT Topic FROM kernel_outbox"));
        Assert.True(System.IO.File.Exists(File + ".before-update"));
        Assert.Equal("1 site.create,2 site.edit", Read("SELECT group_concat(Sequence || ' ' || Action) FROM (SELECT * FROM kernel_activity ORDER BY Sequence)"));
        Assert.Equal("0", Read("SELECT count(*) FROM sqlite_master WHERE name = 'kernel_activity_unchained'"));
        await using var started = Installation.Build(DatabaseProvider.Sqlite, $"Data Source={File}");
        await using var after = started.Services.CreateAsyncScope();
        Assert.Empty((await after.ServiceProvider.GetRequiredService<CheckChain>().RunAsync(DateOnly.MinValue, DateOnly.MaxValue, default)).Faults);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Steps(string name, DatabaseProvider provider) =>
        Installation.Context(name, provider).Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    [Fact]
    public async Task A_start_that_was_cut_off_before_the_old_activity_was_chained_is_made_up_for()
    {
        await StartAsync();
        Run("CREATE TABLE kernel_activity_unchained AS SELECT Id, At, UserName, Action, Subject, SubjectId, ContractorId, Before, After, Reason FROM kernel_activity");
        Run("INSERT INTO kernel_activity_unchained (Id, At, UserName, Action, Subject) VALUES ('0198C0DE-0000-7000-8000-000000000001', '2026-01-01 00:00:00', 'budi', 'site.edit', 'site')");

        await StartAsync();

        Assert.Equal("1", Read("SELECT Sequence FROM kernel_activity"));
        Assert.Equal("0", Read("SELECT count(*) FROM sqlite_master WHERE name = 'kernel_activity_unchained'"));
    }

    private async Task StartAsync()
    {
        await using var app = Installation.Build(DatabaseProvider.Sqlite, $"Data Source={File}");
        await app.Services.GetRequiredService<IDatabaseStartup>().ReadyAsync(default);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var db in scope.ServiceProvider.GetServices<ModuleDb>())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }
    }

    private string Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }

    private void Run(string sql) => Read(sql);
}
