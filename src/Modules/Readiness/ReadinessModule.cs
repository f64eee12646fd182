using System.CommandLine;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Asking;
using Icmesh.Readiness.Commands;
using Icmesh.Readiness.Data;
using Icmesh.Readiness.Pages.Readiness.Dispensations;
using Icmesh.Readiness.Pages.Readiness.Effects;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Readiness;

public sealed class ReadinessModule : IModule
{
    public string Name => "Readiness";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ReadinessDb, SqliteReadinessDb, SqlServerReadinessDb>(database, ReadinessDb.Prefix)
        .AddSingleton(JobTypes.Kind).AddScoped<IJobTypeDirectory, JobTypeDirectory>()
        .AddScoped<IReadiness, AskReadiness>().AddScoped<WhoWouldBeStopped>()
        .AddScoped<DecideEffect>().AddScoped<Grant>().AddScoped<GatePicker>()
        .AddSingleton(new ActivityNoun("rule-effect", typeof(ReadinessText), ReadinessPermissions.View, ["decide"], typeof(RuleEffect)) { Page = (_, _) => "/Readiness/Effects" })
        .AddSingleton(new ActivityNoun("dispensation", typeof(ReadinessText), ReadinessPermissions.View, ["grant", "revoke"], typeof(Dispensation)) { Page = (_, _) => "/Readiness/Dispensations" })
        .AddSingleton(new MenuItem(new("Kartu saya", "My card"), "/Readiness/Card", "id-badge-2", Sentence.Empty, 12, ReadinessPermissions.Card))
        .AddSingleton(new MenuItem(new("Siap kerja", "Readiness"), "/Readiness", "user-check", Sentence.Empty, 15, ReadinessPermissions.View))
        .AddContributionsFrom<ReadinessModule>();

    public IEnumerable<Command> Commands(VerbRunner runner) => [ReadyCommand.Create(runner), ReasonsCommand.Create(runner)];
}
