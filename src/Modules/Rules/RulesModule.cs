using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules;

public sealed class RulesModule : IModule
{
    public string Name => "Rules";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddContributionsFrom<RulesModule>();
}
