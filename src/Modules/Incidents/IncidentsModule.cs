using Icmesh.Incidents.Data;
using Icmesh.Incidents.Facts;
using Icmesh.Incidents.Pages.Incidents;
using Icmesh.Incidents.Pages.Incidents.Create;
using Icmesh.Incidents.Pages.Incidents.Edit;
using Icmesh.Incidents.Pages.Incidents.Reclassify;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Incidents;

public sealed class IncidentsModule : IModule
{
    public string Name => "Incidents";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<IncidentsDb, SqliteIncidentsDb, SqlServerIncidentsDb>(database, IncidentsDb.Prefix)
        .AddSingleton(DaysChargedBook.Kind).AddScoped<ChargeTables>()
        .AddScoped<InjuryTallies>()
        .AddScoped<IRetained, RetainedInjuries>().AddScoped<IRetained, RetainedIncidents>()
        .AddScoped<InjuryRecords>()
        .AddScoped<OpenIncident>().AddScoped<IncidentForm>().AddScoped<IncidentChange>()
        .AddScoped<CreateIncident>().AddScoped<EditIncident>().AddScoped<ReclassifyIncident>()
        .AddSingleton(new ActivityNoun("incident", typeof(IncidentsText), IncidentsPermissions.View, ["create", "edit", "reclassify", SpecificReads.Read, SpecificReads.Export, "import", "demo"], typeof(Incident), typeof(ImportedRows))
        {
            Page = (entry, _) => $"/Incidents/{entry.SubjectId}",
            Word = value => value is InjuryClass @class ? ClassText.Of(@class) : null,
        })
        .AddSingleton(new MenuItem(new Sentence("Insiden", "Incidents"), "/Incidents", "alert-triangle", new Sentence("Data", "Records"), 40, IncidentsPermissions.View))
        .AddContributionsFrom<IncidentsModule>();
}
