using System.CommandLine;
using Icmesh.Imports.Commands;
using Icmesh.Imports.Data;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Imports;

public sealed class ImportsModule : IModule
{
    public string Name => "Imports";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ImportsDb, SqliteImportsDb, SqlServerImportsDb>(database, ImportsDb.Prefix)
        .AddScoped<RunImport>()
        .AddContributionsFrom<ImportsModule>();

    public IEnumerable<Command> Commands(VerbRunner runner) => [ImportCommand.Create(runner), ExportCommand.Create(runner)];
}
