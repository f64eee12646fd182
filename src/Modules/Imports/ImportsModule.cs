using System.CommandLine;
using Icmesh.Imports.Commands;
using Icmesh.Imports.Data;
using Icmesh.Imports.Runs;
using Icmesh.Imports.Uploads;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Imports;

public sealed class ImportsModule : IModule
{
    public string Name => "Imports";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ImportsDb, SqliteImportsDb, SqlServerImportsDb>(database, ImportsDb.Prefix)
        .AddScoped<RunImport>().AddScoped<MappingMemories>()
        .AddSingleton<UploadStore>().AddSingleton<ImportJobs>()
        .AddScheduledJob<SweepUploadsJob>("imports.sweep", "0 17 * * * ?")
        .AddSingleton(new MenuItem(new("Impor data", "Import data"), "/Imports", "table-import", new("Pengaturan", "Settings"), 80, ImportsPermissions.Run))
        .AddSingleton(new MenuItem(new("Ekspor data", "Export data"), "/Imports/Export", "download", new("Pengaturan", "Settings"), 82, ImportsPermissions.Export))
        .AddSingleton(new ActivityNoun("export", typeof(ImportsText), ImportsPermissions.Export, ["take"], typeof(RecordedExport)) { Page = (_, _) => "/Imports/Export" })
        .AddContributionsFrom<ImportsModule>();

    public IEnumerable<Command> Commands(VerbRunner runner) => [ImportCommand.Create(runner), ExportCommand.Create(runner)];
}
