using Icmesh.Competency.Checks;
using Icmesh.Competency.Data;
using Icmesh.Competency.Pages.Competency.Requirements;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Competency;

public sealed class CompetencyModule : IModule
{
    public string Name => "Competency";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<CompetencyDb, SqliteCompetencyDb, SqlServerCompetencyDb>(database, CompetencyDb.Prefix)
        .AddSingleton(CertificateTypes.Kind)
        .AddSingleton(CertificateFacts.File).AddSingleton(RequirementFacts.File).AddSingleton(FitnessFacts.File).AddSingleton(InductionFacts.File)
        .AddScoped<NumberTaken>().AddScoped<SaveRequirement>()
        .AddSingleton(new ActivityNoun("certificate", typeof(CompetencyText), CompetencyPermissions.View, ["import", "demo"], typeof(Certificate), typeof(ImportedRows)) { Page = (_, _) => "/Competency" })
        .AddSingleton(new ActivityNoun("requirement", typeof(CompetencyText), CompetencyPermissions.View, ["add", "edit", "remove", "defaults", "import"], typeof(Requirement), typeof(ImportedRows)) { Page = (_, _) => "/Competency/Requirements" })
        .AddSingleton(new MenuItem(new Sentence("Kompetensi", "Competency"), "/Competency", "certificate", new Sentence("Data", "Records"), 35, CompetencyPermissions.View))
        .AddContributionsFrom<CompetencyModule>();
}
