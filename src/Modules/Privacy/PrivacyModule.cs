using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Web;
using Icmesh.Privacy.Data;
using Icmesh.Privacy.Erasing;
using Icmesh.Privacy.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Privacy;

public sealed class PrivacyModule : IModule
{
    public string Name => "Privacy";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<PrivacyDb, SqlitePrivacyDb, SqlServerPrivacyDb>(database, PrivacyDb.Prefix)
        .AddScoped<PersonRows>().AddScoped<ExportPerson>().AddScoped<Holding>().AddScoped<ErasePerson>().AddScoped<AfterErasure>()
        .AddSingleton(RetentionBook.Kind).AddScoped<EraseDue>().AddScheduledJob<RetentionJob>("privacy.retention", "0 30 3 * * ?")
        .AddSingleton(new ActivityNoun(ErasePerson.Noun, typeof(PrivacyText), PrivacyPermissions.Manage, ["export", "hold", "release", "erase"]) { Page = (entry, _) => $"/Privacy/Persons/{entry.SubjectId}" })
        .AddSingleton(new PersonRights(PrivacyPermissions.Manage, person => $"/Privacy/Persons/{person}"))
        .AddSingleton(new MenuItem(new("Data pribadi", "Personal data"), "/Privacy", "shield-lock", new("Pengaturan", "Settings"), 98, PrivacyPermissions.Manage))
        .AddContributionsFrom<PrivacyModule>();
}
