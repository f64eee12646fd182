using System.CommandLine;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Web;
using Icmesh.Rules.Commands;
using Icmesh.Rules.Data;
using Icmesh.Rules.Live;
using Icmesh.Rules.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules;

public sealed class RulesModule : IModule
{
    internal const string View = "rules.view";

    public string Name => "Rules";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<RulesDb, SqliteRulesDb, SqlServerRulesDb>(database, RulesDb.Prefix)
        .AddSingleton<RuleSettings>().AddSingleton<RuleKinds>().AddSingleton<CheckedFiles>().AddSingleton<RulesFolder>()
        .AddSingleton<LiveFiles>().AddSingleton<IRuleBook, RuleBook>().AddSingleton<IGateBook, GateBook>().AddScoped<IRuleTables, RuleTables>()
        .AddScoped<AdoptRules>().AddScoped<RuleShelf>()
        .AddHostedService<RulesWatcher>()
        .AddSingleton(new ActivityNoun(RecordedRule.Noun, typeof(RulesText), View, ["adopt", "restore", "draft", "drop-draft"], typeof(RecordedRule)) { Page = (entry, _) => RecordedRule.PageOf(entry) })
        .AddSingleton(new MenuItem(new("Aturan penilaian", "Scoring rules"), "/Rules", "scale", new("Pengaturan", "Settings"), 91, View))
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
