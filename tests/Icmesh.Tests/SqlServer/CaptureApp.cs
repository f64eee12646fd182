using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Tests.SqlServer;

/// <summary>The whole application on the SQL Server provider with nobody at the other end: commands are taken down, not sent.</summary>
public sealed class CaptureApp : IcmeshApp
{
    public CaptureApp()
    {
        Settings["Database:Provider"] = nameof(DatabaseProvider.SqlServer);
        Settings["Database:ConnectionString"] = Installation.NoServer;
    }

    internal CommandLog Log { get; } = new();

    /// <summary>What the modules put into the container, to be tried one after the other.</summary>
    internal IReadOnlyList<ServiceDescriptor> Registered { get; private set; } = [];

    protected override void Replace(IServiceCollection services)
    {
        Registered = [.. services];
        services.Replace(ServiceDescriptor.Scoped(_ => new DbSession(DatabaseProvider.SqlServer, new RecordingConnection(Log))));
        services.Replace(ServiceDescriptor.Singleton<IDatabaseStartup, NoStartup>());

        // Made-up rows hold no rules: what needs a live scorecard gets the shipped one. The module's own book is asked beside it.
        services.AddSingleton<IRuleBook, ShippedRules>().AddSingleton<IRuleTables, ShippedTables>();

        // Jobs that run by themselves would mix their commands into what is being tried.
        foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && IsBackground(s)).ToList())
        {
            services.Remove(job);
        }
    }

    private static bool IsBackground(ServiceDescriptor service)
    {
        var type = service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType ?? typeof(object);
        return type.Assembly.GetName().Name is { } name && (name.StartsWith("Icmesh", StringComparison.Ordinal) || name.StartsWith("Quartz", StringComparison.Ordinal));
    }

    private sealed class NoStartup : IDatabaseStartup
    {
        public Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ShippedTables : IRuleTables
    {
        public Task<T?> LiveAsync<T>(CancellationToken cancellationToken) where T : RuleTable => Task.FromResult(DaysCharged.Shipped as T);
    }

    private sealed class ShippedRules(FactCatalogue catalogue) : IRuleBook
    {
        private readonly Lazy<IScorecard> _shipped = new(() =>
        {
            var file = Path.Combine(Repository.Rules, "scorecards", "k3lh.json");
            var source = new RuleSource("scorecards/k3lh", "rules/scorecards/k3lh.json", File.ReadAllBytes(file));
            return ScorecardCompiler.Compile(source, catalogue).Scorecard!.Numbered(1);
        });

        public Task<IScorecard> LiveAsync(string path, CancellationToken cancellationToken) => Task.FromResult(_shipped.Value);

        public Task<IScorecard?> FindAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult<IScorecard?>(_shipped.Value);
    }
}
