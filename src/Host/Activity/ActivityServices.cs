using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Web;

namespace Icmesh.Host.Activity;

internal static class ActivityServices
{
    public static IServiceCollection AddActivity(this IServiceCollection services) => services
        .AddSingleton<Anchors>().AddScoped<CheckChain>().AddScoped<IVerification>(sp => sp.GetRequiredService<CheckChain>())
        .AddSingleton<ChainWatch>().AddHostedService(sp => sp.GetRequiredService<ChainWatch>())
        .AddScoped<IUiNotice, ChainNotice>().AddScoped<ActivityWords>().AddScoped<RecordedNames>()
        .AddSingleton(new MenuItem(new("Riwayat", "Activity"), "/Activity", "history", new("Pengaturan", "Settings"), 97, ActivityPermissions.View))
        .AddScheduledJob<CheckChainJob>(CheckChainJob.Name, "0 30 3 * * ?");
}
