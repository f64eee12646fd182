using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Jobs;
using Icmesh.Permits.Machine;
using Icmesh.Permits.Pages.Permits;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Permits;

public sealed class PermitsModule : IModule
{
    public string Name => "Permits";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<PermitsDb, SqlitePermitsDb, SqlServerPermitsDb>(database, PermitsDb.Prefix)
        .AddSingleton(PermitTypes.Kind).AddSingleton(HazardBook.Kind).AddSingleton(SimopsBook.Kind).AddSingleton(SubmitFacts.File).AddSingleton(IssueFacts.File).AddSingleton(CloseFacts.File).AddSingleton(GasFacts.File).AddSingleton(BookingFacts.File)
        .AddScoped<ReadParts>().AddScoped<AskStep>().AddScoped<DecidePermit>().AddScoped<Drafts>().AddScoped<NextNumber>().AddScoped<ReadView>().AddScoped<PermitDocuments>()
        .AddScoped<Demo.DemoPlaces>().AddScoped<SaveDraft>().AddScoped<CopyPermit>().AddScoped<Conflicts>().AddScoped<DraftPlaces>().AddScoped<PermitForm>().AddSingleton<Shifts>().AddScoped<RecordGas>().AddScoped<OnSite>()
        .AddScoped<RecheckPermits>().AddScoped<ForecastLapses>().AddScheduledJob<RecheckJob>("permits-recheck", "0 * * * * ?")
        .AddSingleton(new ActivityNoun(DecidePermit.Noun, typeof(PermitsText), PermitsPermissions.View, ["create", "edit", "check", "decide", "refuse", "test-gas", "isolate", "count", "mitigate", "demo"], typeof(RecordedPermit))
        {
            Page = (entry, _) => $"/Permits/{entry.SubjectId}",
            Word = value => value switch { PermitState state => StateText.Of(state), PermitCommand command => StateText.Of(command), _ => null },
        })
        .AddSingleton(new MenuItem(new("Izin kerja", "Permits"), "/Permits", "clipboard-check", Sentence.Empty, 12, PermitsPermissions.View))
        .AddContributionsFrom<PermitsModule>();
}
