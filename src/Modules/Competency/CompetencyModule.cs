using Icmesh.Competency.Checks;
using Icmesh.Competency.Data;
using Icmesh.Competency.Facts;
using Icmesh.Competency.Imports;
using Icmesh.Competency.Pages.Competency;
using Icmesh.Competency.Pages.Competency.Certificates;
using Icmesh.Competency.Pages.Competency.Requirements;
using Icmesh.Competency.Pages.Competency.Workers;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Security;
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
        .AddScoped<Preparedness>().AddScoped<CompanyChoice>().AddScoped<NumberTaken>().AddScoped<SaveRequirement>().AddScoped<WorkerImports>()
        .AddScoped<OpenCertificate>().AddScoped<CertificateRecord>().AddScoped<SaveCertificate>().AddScoped<JudgeCertificate>().AddScoped<RecordHealth>()
        .AddSingleton(new ActivityNoun(CertificateRecord.Noun, typeof(CompetencyText), CompetencyPermissions.View, ["add", "renew", "edit", "verify", "revoke", "use", "import", "demo"], typeof(Certificate), typeof(ImportedRows))
        {
            Page = (entry, _) => entry.SubjectId is { } id ? $"/Competency/Certificates/{id}" : "/Competency",
                    })
        .AddSingleton(new ActivityNoun(RecordHealth.Fitness, typeof(CompetencyText), CompetencyPermissions.Fitness, ["add", SpecificReads.Read, "import"], typeof(Fitness), typeof(ImportedRows)) { Page = (entry, _) => entry.SubjectId is { } id ? $"/Competency/Workers/{id}/Fitness" : "/Competency/CheckUps" })
        .AddSingleton(new ActivityNoun(RecordHealth.Induction, typeof(CompetencyText), CompetencyPermissions.View, ["add", "import"], typeof(Induction), typeof(ImportedRows)) { Page = (entry, _) => entry.SubjectId is { } id ? $"/Competency/Workers/{id}" : "/Competency" })
        .AddSingleton(new ActivityNoun("requirement", typeof(CompetencyText), CompetencyPermissions.View, ["add", "edit", "remove", "defaults", "import"], typeof(Requirement), typeof(ImportedRows)) { Page = (_, _) => "/Competency/Requirements" })
        .AddSingleton(new MenuItem(new Sentence("Kompetensi", "Competency"), "/Competency", "certificate", new Sentence("Data", "Records"), 35, CompetencyPermissions.View))
        .AddSingleton(new MenuItem(new Sentence("MCU", "Check-ups"), "/Competency/CheckUps", "stethoscope", new Sentence("Data", "Records"), 36, CompetencyPermissions.Fitness))
        .AddContributionsFrom<CompetencyModule>();
}
