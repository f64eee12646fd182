using System.Data.Common;
using Icmesh.Contractors;
using Icmesh.Host.Data;
using Icmesh.Incidents;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Security;
using Icmesh.Rules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Support;

/// <summary>Modules on a real SQLite file with all migrations, without the web application. A file of its own for each instance.</summary>
public sealed class ModuleDatabase : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-").FullName;
    private readonly ServiceProvider _services;

    public ModuleDatabase() : this(new ContractorsModule(), new IncidentsModule(), new RulesModule())
    {
    }

    internal ModuleDatabase(params IModule[] modules)
    {
        var database = new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(_folder, "test.db")};Pooling=False");
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(database).AddSingleton<TimeProvider>(Time).AddSingleton<IInterceptor>(Queries);
        services.AddSingleton(new SiteClock(Time, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder), new("Rules:Directory", Repository.Rules)]).Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        services.AddSingleton(Installation.Services(DatabaseProvider.Sqlite).GetRequiredService<FactCatalogue>()).AddSingleton<FactJson>();
        services.AddSingleton<ICurrentUser>(SystemUser.Instance).AddScoped<DbSession>();
        services.AddModuleDb<HostDb, SqliteHostDb, SqlServerHostDb>(database, HostDb.Prefix);
        foreach (var module in modules)
        {
            module.AddServices(services, database);
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Noon at the site, 15 March 2026.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    public QueryCounter Queries { get; } = new();

    public string ConnectionString => _services.GetRequiredService<DatabaseOptions>().ConnectionString;

    public SiteClock Clock => _services.GetRequiredService<SiteClock>();

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    /// <summary>Runs one piece of work in a scope of its own.</summary>
    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Scope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task InAsync<TService>(Func<TService, Task> work) where TService : notnull =>
        InAsync<TService, bool>(async service =>
        {
            await work(service);
            return true;
        });

    public async Task InitializeAsync()
    {
        await using var scope = Scope();
        foreach (var context in scope.ServiceProvider.GetServices<ModuleDb>())
        {
            await context.Database.MigrateAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Counts commands that read, so that a test can show that their number does not grow with the data.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    private int _count;

    public int Count => _count;

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Interlocked.Increment(ref _count);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return new(result);
    }
}
