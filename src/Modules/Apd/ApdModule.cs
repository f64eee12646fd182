using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Checking;
using Icmesh.Apd.Data;
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
        .AddSingleton(ApdCatalogue.Kind).AddSingleton(ApdMatrix.Kind).AddScoped<ApdBooks>()
        .AddSingleton(ItemFacts.Item).AddSingleton(ItemFacts.Lifeline)
        .AddSingleton(new ActivityNoun("apd-item", typeof(ApdText), ApdPermissions.View, ["import", "demo"], typeof(Item), typeof(ImportedRows)) { Page = (entry, _) => $"/Apd/{entry.SubjectId}" })
        .AddSingleton(new ActivityNoun("apd-issue", typeof(ApdText), ApdPermissions.View, ["import"], typeof(Issue), typeof(ImportedRows)))
        .AddSingleton(new MenuItem(new Sentence("APD", "PPE (APD)"), "/Apd", "shield", new Sentence("Data", "Records"), 60, ApdPermissions.View))
        .AddContributionsFrom<ApdModule>();
}
