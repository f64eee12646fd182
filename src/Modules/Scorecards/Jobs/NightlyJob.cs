using System.Globalization;
using Icmesh.Kernel.Data;
using Quartz;

namespace Icmesh.Scorecards.Jobs;

/// <summary>Rings at 01:00 site time, every hour after it for nights that were missed, and when somebody asks for a night from the screen. The work and its exactly-once are in the actions.</summary>
[DisallowConcurrentExecution]
internal sealed class NightlyJob(CatchUp catchUp, EvaluateNight night, IDatabaseStartup database) : IJob
{
    public const string Name = "nightly-evaluation", Date = "date", Reason = "reason", By = "by";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken);
        var data = context.MergedJobDataMap;
        if (data.TryGetString(Date, out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            data.TryGetString(Reason, out var reason);
            data.TryGetString(By, out var by);
            await night.RunAsync(date, reason, by ?? "system", null, cancellationToken);
        }
        else
        {
            await catchUp.RunAsync("system", cancellationToken);
        }
    }
}
