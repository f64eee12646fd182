using Icmesh.Bench.Rules;
using Icmesh.Contractors;
using Icmesh.Host.Data;
using Icmesh.Host.Startup;
using Icmesh.Incidents;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Security;
using Icmesh.Rules;
using Icmesh.Scorecards;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Bench.Installed;

/// <summary>The product's own modules on a SQLite file, as the host puts them together, without the web application and its background jobs.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly IModule[] Modules = [new ContractorsModule(), new IncidentsModule(), new RulesModule(), new ScorecardsModule()];

    private readonly ServiceProvider _services;

    /// <param name="rules">Folder of the rule files, which the first look at them makes live.</param>
    public Installation(string file, string rules)
    {
        var folder = Path.GetDirectoryName(file)!;
        var database = new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={file};Default Timeout=15");
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(database).AddSingleton(TimeProvider.System);
        services.AddSingleton(new SiteClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Data:Directory", folder), new("Rules:Directory", rules), new("Rules:GoLive", "WhenChecked")]).Build());
        services.AddSingleton<DatabaseStartup>().AddSingleton<IDatabaseStartup>(sp => sp.GetRequiredService<DatabaseStartup>());
        services.AddSingleton(Workload.Catalogue).AddSingleton<FactJson>();
        services.AddSingleton<ICurrentUser>(SystemUser.Instance).AddScoped<DbSession>();
        services.AddModuleDb<HostDb, SqliteHostDb, SqlServerHostDb>(database, HostDb.Prefix);
        foreach (var module in Modules)
        {
            module.AddServices(services, database);
        }

        _services = services.BuildServiceProvider();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Runs one piece of work in a scope of its own.</summary>
    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task InAsync<TService>(Func<TService, Task> work) where TService : notnull =>
        InAsync<TService, bool>(async service =>
        {
            await work(service);
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
