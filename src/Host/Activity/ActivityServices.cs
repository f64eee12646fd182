using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Web;

namespace Icmesh.Host.Activity;

internal static class ActivityPermissions
{
    public const string View = "activity.view";
}

internal static class ActivityServices
{
    public static IServiceCollection AddActivity(this IServiceCollection services) => services
        .AddSingleton<Anchors>().AddScoped<CheckChain>().AddScoped<IVerification>(sp => sp.GetRequiredService<CheckChain>())
        .AddSingleton<ChainWatch>().AddHostedService(sp => sp.GetRequiredService<ChainWatch>())
        .AddScoped<IUiNotice, ChainNotice>()
        .AddScheduledJob<CheckChainJob>(CheckChainJob.Name, "0 30 3 * * ?");
}
