using Icmesh.Scorecards;
using Icmesh.Scorecards.Data;
using Icmesh.Tests.Security.Matrix;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class ScorecardsSamples : ModuleSamples
{
    public override int Order => 90;

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Scorecards", "scorecards.view"),
        new("GET /Scorecards/{code}", "scorecards.view", Reach.Figures),
        new("GET /Scorecards/Runs", "scorecards.runs"),
        new("POST /Scorecards/Runs", "scorecards.evaluate", Form: "Input.Date=2026-03-13&Input.Reason="),
        new("GET /Scorecards/Runs/{run}", "scorecards.runs", Reach.All),
        new("POST /Scorecards/Runs/{run}?handler=Stop", "scorecards.evaluate", Reach.All),
        new("GET /api/v1/scorecards/{code}", "scorecards.view", Reach.Figures),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var night = services.GetRequiredService<EvaluateNight>();
        await services.GetRequiredService<EvaluateContractors>().RunAllAsync(default);
        var (gone, there) = (await night.RunAsync(new(2026, 3, 13), null, "system", null, default), await night.RunAsync(new(2026, 3, 14), null, "system", null, default));
        (town.A["run"], town.Deleted["run"], town.Missing["run"]) = (there.Id.ToString(), gone.Id.ToString(), Guid.CreateVersion7().ToString());
        var db = services.GetRequiredService<ScorecardsDb>();
        await db.Results.Where(r => r.RunId == gone.Id).ExecuteDeleteAsync();
        await db.Runs.Where(r => r.Id == gone.Id).ExecuteDeleteAsync();
    }
}
