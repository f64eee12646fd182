using Icmesh.Incidents.Data;
using Icmesh.Incidents.Facts;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Incidents;

public sealed class IncidentsModule : IModule
{
    public string Name => "Incidents";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<IncidentsDb, SqliteIncidentsDb, SqlServerIncidentsDb>(database, IncidentsDb.Prefix)
        .AddScoped<InjuryTallies>()
        .AddScoped<InjuryRecords>()
        .AddContributionsFrom<IncidentsModule>();
}
