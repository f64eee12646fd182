using System.CommandLine;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Scorecards.Api;
using Icmesh.Scorecards.Commands;
using Icmesh.Scorecards.Data;
using Icmesh.Scorecards.Jobs;
using Icmesh.Scorecards.Pages.Scorecards.Runs;
using Icmesh.Scorecards.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Scorecards;

public sealed class ScorecardsModule : IModule
{
    internal const string RulePath = "scorecards/k3lh";
    internal const string View = "scorecards.view", Evaluate = "scorecards.evaluate";

    /// <summary>Runs say how many contractors there are: for the smelter's staff alone.</summary>
    internal const string Runs = "scorecards.runs";

    public string Name => "Scorecards";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ScorecardsDb, SqliteScorecardsDb, SqlServerScorecardsDb>(database, ScorecardsDb.Prefix)
        .AddSingleton<EvaluationContext>()
        .AddScoped<Evaluator>().AddScoped<RunLease>().AddScoped<OpenRun>()
        .AddScoped<EvaluateNight>().AddScoped<CatchUp>().AddScoped<EvaluateContractors>().AddScoped<ExplainScore>().AddScoped<StartRun>().AddScoped<IVerification, VerifyScores>()
        .AddScoped<IScoreDirectory, ScoreDirectory>()
        .AddScoped<IUiNotice, OverdueNotice>()
        .AddSingleton(new ActivityNoun("run", typeof(ScorecardsText), Runs, ["start", "stop"], typeof(RecordedStart)) { Page = (entry, _) => $"/Scorecards/Runs/{entry.SubjectId}" })
        .AddScheduledJob<NightlyJob>(NightlyJob.Name, "0 0 1-23 * * ?")
        .AddSingleton(new MenuItem(new("Rapor K3LH", "K3LH scores"), "/Scorecards", "report-analytics", Sentence.Empty, 20, View))
        .AddSingleton(new MenuItem(new("Evaluasi malam", "Nightly runs"), "/Scorecards/Runs", "moon", new("Pengaturan", "Settings"), 90, Runs))
        .AddContributionsFrom<ScorecardsModule>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapScoresApi();

    public IEnumerable<Command> Commands(VerbRunner runner) => [EvaluateCommand.Create(runner), ExplainCommand.Create(runner)];
}
