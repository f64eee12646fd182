using Icmesh.Contractors.Data;
using Icmesh.Contractors.Directories;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Contractors;

public sealed class ContractorsModule : IModule
{
    public string Name => "Contractors";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ContractorsDb, SqliteContractorsDb, SqlServerContractorsDb>(database, ContractorsDb.Prefix)
        .AddScoped<IContractorDirectory, ContractorDirectory>()
        .AddScoped<ISiteDirectory, SiteDirectory>()
        .AddScoped<IManHoursDirectory, ManHoursDirectory>()
        .AddSingleton<NikHasher>()
        .AddContributionsFrom<ContractorsModule>();
}
