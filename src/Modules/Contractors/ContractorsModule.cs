using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Contractors;

public sealed class ContractorsModule : IModule
{
    public string Name => "Contractors";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddContributionsFrom<ContractorsModule>();
}
