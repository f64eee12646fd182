using Icmesh.Contractors.Api;
using Icmesh.Contractors.Clearance;
using Icmesh.Contractors.Data;
using Icmesh.Contractors.Directories;
using Icmesh.Contractors.Pages.Contractors.Contracts;
using Icmesh.Contractors.Pages.Contractors.Create;
using Icmesh.Contractors.Pages.Contractors.Edit;
using Icmesh.Contractors.Pages.Contractors.Hours;
using Icmesh.Contractors.Pages.Contractors.Sites;
using Icmesh.Contractors.Pages.Contractors.Sites.Areas;
using Icmesh.Contractors.Pages.Contractors.Workers;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Contractors;

public sealed class ContractorsModule : IModule
{
    public string Name => "Contractors";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ContractorsDb, SqliteContractorsDb, SqlServerContractorsDb>(database, ContractorsDb.Prefix)
        .AddScoped<IContractorDirectory, ContractorDirectory>()
        .AddScoped<ISiteDirectory, SiteDirectory>().AddScoped<IContractDirectory, ContractDirectory>()
        .AddScoped<IWorkerDirectory, WorkerDirectory>()
        .AddScoped<IManHoursDirectory, ManHoursDirectory>()
        .AddSingleton<NikHasher>()
        .AddSingleton(CompanyFacts.File)
        .AddScoped<SubcontractorTree>().AddScoped<CreateContractor>().AddScoped<EditContractor>()
        .AddScoped<ReportManHours>().AddScoped<SaveContract>().AddScoped<SaveSite>().AddScoped<SaveArea>().AddScoped<SaveWorker>()
        .AddScoped<IRetained, RetainedWorkers>()
        .AddRecordedNouns()
        .AddSingleton(new MenuItem(new Sentence("Kontraktor", "Contractors"), "/Contractors", "building-factory-2", new Sentence("Data", "Records"), 30, ContractorsPermissions.View))
        .AddContributionsFrom<ContractorsModule>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapContractorsApi();
}
