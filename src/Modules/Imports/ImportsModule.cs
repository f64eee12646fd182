using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Imports;

public sealed class ImportsModule : IModule
{
    public string Name => "Imports";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddContributionsFrom<ImportsModule>();
}
