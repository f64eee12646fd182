using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Changing;
using Icmesh.Apd.Checking;
using Icmesh.Apd.Data;
using Icmesh.Apd.Facts;
using Icmesh.Apd.Imports;
using Icmesh.Apd.Observing;
using Icmesh.Apd.Pages.Apd;
using Icmesh.Apd.Pages.Apd.Observations;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Apd;

public sealed class ApdModule : IModule
{
    public string Name => "Apd";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<ApdDb, SqliteApdDb, SqlServerApdDb>(database, ApdDb.Prefix)
        .AddSingleton(ApdCatalogue.Kind).AddSingleton(ApdMatrix.Kind).AddSingleton(ApdQuota.Kind).AddScoped<ApdBooks>()
        .AddSingleton(ItemFacts.Item).AddSingleton(ItemFacts.Lifeline)
        .AddSingleton(new ActivityNoun("apd-item", typeof(ApdText), ApdPermissions.View, ["receive", "inspect", "event", "import", "demo"], typeof(Item), typeof(ImportedRows)) { Page = (entry, _) => $"/Apd/{entry.SubjectId}" })
        .AddSingleton(new ActivityNoun("apd-issue", typeof(ApdText), ApdPermissions.View, ["issue", "import"], typeof(Issue), typeof(ImportedRows)) { Page = (entry, _) => $"/Apd/{entry.SubjectId}" })
        .AddSingleton(new ActivityNoun("apd-observation", typeof(ApdText), ApdPermissions.View, ["create", "import", "demo"], typeof(Observation), typeof(ImportedRows)) { Page = (entry, _) => $"/Apd/Observations/{entry.SubjectId}" })
        .AddScoped<ReceiveItems>().AddScoped<IssueItem>().AddScoped<InspectItem>().AddScoped<RecordEvent>().AddScoped<ManyItems>()
        .AddScoped<ObservationCheck>().AddScoped<ObservationBooks>().AddScoped<ObservedPlace>().AddScoped<ObservedLists>().AddScoped<NeedsLists>().AddScoped<Observe>().AddScoped<ApdTallies>()
        .AddSingleton(new MenuItem(new Sentence("APD", "PPE (APD)"), "/Apd", "shield", new Sentence("Data", "Records"), 60, ApdPermissions.View))
        .AddContributionsFrom<ApdModule>();
}
