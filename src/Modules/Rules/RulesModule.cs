using System.CommandLine;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Commands;
using Icmesh.Rules.Data;
using Icmesh.Rules.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules;

public sealed class RulesModule : IModule
{
    public string Name => "Rules";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<RulesDb, SqliteRulesDb, SqlServerRulesDb>(database, RulesDb.Prefix)
        .AddSingleton<RuleSettings>().AddSingleton<CheckedFiles>().AddSingleton<RulesFolder>()
        .AddSingleton<IRuleBook, RuleBook>()
        .AddScoped<AdoptRules>()
        .AddHostedService<RulesWatcher>()
        .AddContributionsFrom<RulesModule>();

    public IEnumerable<Command> Commands(VerbRunner runner) =>
    [
        new Command("rules", "Aturan penilaian / scoring rules")
        {
            CheckCommand.Create(runner, "check", "Periksa berkas aturan / check rule files"),
            CheckCommand.Create(runner, "test", "Jalankan kasus di berkas aturan / run the cases in rule files"),
            FactsCommand.Create(runner),
        },
    ];
}
