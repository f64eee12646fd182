using Icmesh.Host;
using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Support;

/// <summary>The Host's own wiring for each database, built and never started: models, migrations and scripts need no server.</summary>
internal static class Installation
{
    public const string NoServer = "Server=127.0.0.1,1;Database=none;User Id=none;Password=none;Connect Timeout=1";

    private static readonly Dictionary<DatabaseProvider, Lazy<IServiceScope>> Offline = Enum.GetValues<DatabaseProvider>()
        .ToDictionary(p => p, p => new Lazy<IServiceScope>(() => Modelled(Build(p, p is DatabaseProvider.Sqlite ? "Data Source=:memory:" : NoServer).Services.CreateScope())));

    public static WebApplication Build(DatabaseProvider provider, string connectionString, params string[] more) => HostApplication.Build(
    [
        "--environment=Development", $"--Database:Provider={provider}", $"--Database:ConnectionString={connectionString}", "--Demo:Load=false",
        $"--Rules:Directory={Repository.Rules}", $"--Data:Directory={Path.Combine(Path.GetTempPath(), "icmesh-offline")}", .. more,
    ]);

    /// <summary>Each context makes its model here, once: tests that run side by side share them, and two threads cannot make one.</summary>
    private static IServiceScope Modelled(IServiceScope scope)
    {
        foreach (var context in scope.ServiceProvider.GetServices<ModuleDb>())
        {
            _ = context.Model;
        }

        return scope;
    }

    /// <summary>What one request would be given.</summary>
    public static IServiceProvider Services(DatabaseProvider provider) => Offline[provider].Value.ServiceProvider;

    /// <summary>The context of the Host and of each module that has one.</summary>
    public static IReadOnlyList<ModuleDb> Contexts(DatabaseProvider provider) => [.. Offline[provider].Value.ServiceProvider.GetServices<ModuleDb>()];

    public static ModuleDb Context(string name, DatabaseProvider provider) => Contexts(provider).Single(c => NameOf(c) == name);

    public static string NameOf(ModuleDb context) => context.GetType().Assembly.GetName().Name!["Icmesh.".Length..];

    public static TheoryData<string> Names => [.. Contexts(DatabaseProvider.Sqlite).Select(NameOf)];

    public static TheoryData<string, DatabaseProvider> NamesAndProviders
    {
        get
        {
            var rows = new TheoryData<string, DatabaseProvider>();
            foreach (var context in Contexts(DatabaseProvider.Sqlite))
            {
                rows.Add(NameOf(context), DatabaseProvider.Sqlite);
                rows.Add(NameOf(context), DatabaseProvider.SqlServer);
            }

            return rows;
        }
    }
}
