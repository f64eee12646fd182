using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Rules;
using Icmesh.Rules;
using Icmesh.Rules.Data;
using Icmesh.Rules.Live;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Rules;

/// <summary>The Rules module over the sample facts, with a rules folder and a database of its own.</summary>
internal sealed class RulesHouse : IAsyncDisposable
{
    public const string Path = "scorecards/sample";

    private static readonly HashSet<string> None = [];

    private readonly ModuleDatabase _database;

    private RulesHouse(string goLive, IInterceptor? interceptor)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, "scorecards"));
        _database = new(new RulesModule(), new SampleModule(Folder, goLive, interceptor));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("icmesh-rules-").FullName;

    public string File => System.IO.Path.Combine(Folder, "scorecards", "sample.json");

    public static async Task<RulesHouse> OpenAsync(string goLive = "WhenChecked", IInterceptor? interceptor = null)
    {
        var house = new RulesHouse(goLive, interceptor);
        await house._database.InitializeAsync();
        return house;
    }

    public void Write(string content) => System.IO.File.WriteAllText(File, content);

    public Task<FolderLook> LookAsync() => _database.InAsync<RulesFolder, FolderLook>(async folder =>
    {
        await folder.LookAsync(None, default);
        return folder.Last!;
    });

    /// <summary>A look as a process of its own would take it, without waiting for others.</summary>
    public Task LookApartAsync() => _database.InAsync<AdoptRules>(adopt => adopt.RunAsync(None, default));

    public Task<IScorecard> LiveAsync() => _database.InAsync<IRuleBook, IScorecard>(book => book.LiveAsync(Path, default));

    public Task<T> InAsync<T>(Func<RulesDb, Task<T>> read) => _database.InAsync(read);

    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull => _database.InAsync(work);

    public Task<List<string>> ActionsAsync() => InAsync(db => db.Activity.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class SampleModule(string folder, string goLive, IInterceptor? interceptor) : IModule
    {
        public string Name => "Sample";

        public void AddServices(IServiceCollection services, DatabaseOptions database)
        {
            services.AddScoped<IFactSource, SampleSource>().AddSingleton(SampleFacts.Catalogue);
            services.AddSingleton(new RuleSettings(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Rules:Directory", folder), new("Rules:GoLive", goLive)]).Build()));
            if (interceptor is not null)
            {
                services.AddSingleton(interceptor);
            }
        }
    }

    /// <summary>Rules are read against its type; nobody is evaluated.</summary>
    private sealed class SampleSource : IFactSource
    {
        public string Module => "Sample";

        public Type FactType => typeof(SampleFacts);

        public Task<IReadOnlyList<object>> ReadAsync(IReadOnlyList<Guid> contractors, EvaluationWindow window, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, Guid contractor, EvaluationWindow window, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
