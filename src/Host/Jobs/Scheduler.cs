using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Microsoft.Data.SqlClient;
using Quartz;

namespace Icmesh.Host.Jobs;

/// <summary>Quartz is the alarm clock: in memory on SQLite, on its clustered store with SQL Server so that any node may ring.</summary>
internal static class Scheduler
{
    public static IServiceCollection AddScheduler(this IServiceCollection services, DatabaseOptions database, IConfiguration configuration)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "icmesh";
                o.GenerateInstanceId = true;
            });
            if (database.Provider is DatabaseProvider.SqlServer)
            {
                q.UsePersistentStore(store =>
                {
                    store.ConfigureStore(o =>
                    {
                        o.TablePrefix = "[quartz].QRTZ_";
                        o.StoreJobDataAsStrings = true;
                        o.SchemaProvisioning = configuration.GetValue("Quartz:SchemaProvisioning", SchemaProvisioning.CreateIfMissing);
                    });
                    store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
                    store.UseClustering(c => c.CheckinInterval = TimeSpan.FromSeconds(10));
                });
            }
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services.AddHostedService<Schedule>();
    }

    /// <summary>Tells the scheduler of each module's jobs, under keys that stay the same from start to start.</summary>
    private sealed class Schedule(ISchedulerFactory factory, IEnumerable<ScheduledJob> jobs, SiteClock clock, IConfiguration configuration) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            foreach (var job in jobs)
            {
                var detail = JobBuilder.Create().OfType(job.JobType).WithIdentity(job.Name).StoreDurably().RequestRecovery().Build();
                var cron = configuration[$"Jobs:{job.Name}:Cron"] ?? job.Cron;
                var trigger = TriggerBuilder.Create().WithIdentity(job.Name).ForJob(detail)
                    .WithCronSchedule(cron, s => s.InTimeZone(clock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
                await scheduler.ScheduleJob(detail, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
