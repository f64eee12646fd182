using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Scorecards;

public sealed class ScorecardsModule : IModule
{
    public string Name => "Scorecards";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddContributionsFrom<ScorecardsModule>();
}
