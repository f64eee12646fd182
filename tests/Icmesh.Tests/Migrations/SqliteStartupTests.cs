using Icmesh.Host.Startup;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;
using Icmesh.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Migrations;

public sealed class SqliteStartupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-sqlite-").FullName;

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "icmesh.db")}";

    [Theory]
    [InlineData("PRAGMA journal_mode=DELETE", "journal_mode")]
    [InlineData("PRAGMA journal_mode=TRUNCATE", "journal_mode")]
    [InlineData("PRAGMA journal_mode=MEMORY", "journal_mode")]
    [InlineData("PRAGMA journal_mode=WAL; PRAGMA mmap_size=1048576", "mmap_size")]
    public async Task A_setting_under_which_saved_is_not_on_disk_is_refused(string wrong, string named)
    {
        Run("PRAGMA journal_mode=WAL; CREATE TABLE a (b)");
        Run(wrong);
        await using var connection = new SqliteConnection(ConnectionString);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => SqliteStartup.CheckAsync(connection, default));

        Assert.Contains(named, refusal.Reason.Id, StringComparison.Ordinal);
        Assert.NotNull(refusal.Remedy);
    }

    [Fact]
    public async Task A_prepared_file_passes_the_check()
    {
        await SqliteStartup.PrepareAsync(ConnectionString, default);
        await using var connection = new SqliteConnection(ConnectionString);

        await SqliteStartup.CheckAsync(connection, default);
    }

    [Fact]
    public async Task Every_connection_of_a_context_writes_through_to_disk()
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);

        await database.InScopeAsync(async services =>
        {
            var db = services.GetServices<ModuleDb>().First();
            await Weaken(services.GetRequiredService<DbSession>());

            await db.Database.OpenConnectionAsync();

            Assert.Equal(2, await Pragma(db, "synchronous"));
            Assert.Equal(1, await Pragma(db, "foreign_keys"));
            Assert.Equal(15000, await Pragma(db, "busy_timeout"));
        });
    }

    [Fact]
    public async Task The_transaction_of_a_session_writes_through_to_disk()
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);

        await database.InScopeAsync(async services =>
        {
            var session = services.GetRequiredService<DbSession>();
            await Weaken(session);

            var synchronous = await session.InTransactionAsync(() => Pragma(services.GetServices<ModuleDb>().First(), "synchronous"), default);

            Assert.Equal(2, synchronous);
        });
    }

    [Fact]
    public async Task The_lock_of_a_killed_migration_is_removed_at_the_next_start()
    {
        Run("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        await using var app = Installation.Build(DatabaseProvider.Sqlite, ConnectionString);

        await app.Services.GetRequiredService<IDatabaseStartup>().ReadyAsync(default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("0", Run("SELECT count(*) FROM \"__EFMigrationsLock\""));
    }

    [Fact]
    public async Task One_process_starts_at_a_time()
    {
        using var first = await SqliteStartup.LockAsync(ConnectionString, default);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteStartup.LockAsync(ConnectionString, impatient.Token));

        first!.Dispose();
        using var second = await SqliteStartup.LockAsync(ConnectionString, default);
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "UPDATE kernel_activity SET Action = 'x'")]
    [InlineData(DatabaseProvider.Sqlite, "DELETE FROM kernel_activity")]
    [InlineData(DatabaseProvider.SqlServer, "UPDATE kernel_activity SET Action = 'x'")]
    [InlineData(DatabaseProvider.SqlServer, "DELETE FROM kernel_activity")]
    public async Task The_activity_record_is_only_added_to_whoever_asks(DatabaseProvider provider, string sql)
    {
        await using var database = await Databases.OpenAsync(provider);
        await database.InScopeAsync(async services =>
        {
            var db = services.GetServices<ModuleDb>().First();
            db.Record(Kernel.Security.SystemUser.Instance, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test.add", "test", null);
            await db.SeedAsync();

            var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));

            Assert.Contains("only ever added to", failure.Message, StringComparison.Ordinal);
            Assert.Equal("test.add", (await db.Activity.AsNoTracking().SingleAsync()).Action);
        });
    }

    [Fact]
    public async Task A_context_refuses_to_change_the_activity_record()
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);
        await database.InScopeAsync(async services =>
        {
            var db = services.GetServices<ModuleDb>().First();
            db.Record(Kernel.Security.SystemUser.Instance, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test.add", "test", null);
            await db.SeedAsync();

            db.Remove(db.Activity.Local.Single());

            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SeedAsync());
        });
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Leaves a pooled connection behind with settings that lose data.</summary>
    private static async Task Weaken(DbSession session)
    {
        await session.Connection.OpenAsync();
        await using (var command = session.Connection.CreateCommand())
        {
            command.CommandText = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA busy_timeout=0";
            await command.ExecuteNonQueryAsync();
        }

        await session.Connection.CloseAsync();
    }

    private static async Task<long> Pragma(ModuleDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private string Run(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
