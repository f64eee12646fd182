using Icmesh.Host.Startup;
using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Support;

/// <summary>
/// Rows for data tests: SQLite always, SQL Server where <c>ICMESH_TEST_SQLSERVER</c> holds a connection string to a server that may
/// create databases. Elsewhere its row is shown as skipped, with the reason. Use with <c>[SkippableTheory]</c>.
/// </summary>
public static class Databases
{
    public const string Variable = "ICMESH_TEST_SQLSERVER";

    public static TheoryData<DatabaseProvider> All => [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    /// <summary>An empty, migrated database of its own; gone when disposed.</summary>
    public static async Task<TestDatabase> OpenAsync(DatabaseProvider provider, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("icmesh-data-").FullName;
        using var planted = Planted.WhileBuilding();
        if (provider is DatabaseProvider.Sqlite)
        {
            return await ReadyAsync(Installation.Build(provider, $"Data Source={Path.Combine(folder, "icmesh.db")}", [$"--Data:Directory={folder}", .. settings]), folder);
        }

        var server = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrWhiteSpace(server), $"{Variable} holds no connection string: nothing was run on SQL Server.");
        var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = $"icmesh_test_{Guid.NewGuid():N}" };
        return await ReadyAsync(Installation.Build(provider, connection.ConnectionString, [$"--Data:Directory={folder}", .. settings]), folder);
    }

    /// <summary>For tests that are about each table alone: what a row refers to need not be made.</summary>
    public static async Task WithoutForeignKeysAsync(this ModuleDb db)
    {
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
            return;
        }

        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"ALTER TABLE [{table}] NOCHECK CONSTRAINT ALL";
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<TestDatabase> ReadyAsync(WebApplication app, string folder)
    {
        await app.Services.GetRequiredService<DatabaseStartup>().MigrateAsync(default);
        await app.Services.GetRequiredService<IDatabaseStartup>().ReadyAsync(default);
        return new(app, folder);
    }
}

/// <summary>The application's services over one database, without its web server and jobs.</summary>
public sealed class TestDatabase(WebApplication app, string folder) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public DatabaseProvider Provider => Services.GetRequiredService<DatabaseOptions>().Provider;

    /// <summary>Runs in a scope of its own, as one request or job step does.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) => InScopeAsync(async services =>
    {
        await work(services);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        if (Provider is DatabaseProvider.SqlServer)
        {
            await InScopeAsync(s => s.GetServices<ModuleDb>().First().Database.EnsureDeletedAsync());
        }

        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
