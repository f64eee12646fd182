using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Reporting;

public sealed class ReportingModule : IModule
{
    public string Name => "Reporting";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddContributionsFrom<ReportingModule>();
}
