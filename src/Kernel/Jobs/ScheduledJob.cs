using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Icmesh.Kernel.Jobs;

/// <summary>A job of a module and when it runs.</summary>
/// <param name="Cron">Quartz cron expression in the site's time zone. Overridden by configuration <c>Jobs:&lt;name&gt;:Cron</c>.</param>
public sealed record ScheduledJob(Type JobType, string Name, string Cron);

public static class ScheduledJobExtensions
{
    public static IServiceCollection AddScheduledJob<TJob>(this IServiceCollection services, string name, string cron) where TJob : class, IJob =>
        services.AddTransient<TJob>().AddSingleton(new ScheduledJob(typeof(TJob), name, cron));
}
