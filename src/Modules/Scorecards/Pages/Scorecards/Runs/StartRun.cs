using System.Globalization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Scorecards.Data;
using Icmesh.Scorecards.Jobs;
using Quartz;

namespace Icmesh.Scorecards.Pages.Scorecards.Runs;

internal sealed record RecordedStart([property: Data(DataClass.Internal)] DateOnly Date);

/// <summary>Asks the scheduler to do a night now; the page does not wait for it.</summary>
internal sealed class StartRun(ISchedulerFactory schedulers, ScorecardsDb db, ICurrentUser user, EvaluationContext context)
{
    public async Task RunAsync(DateOnly date, string? reason, CancellationToken cancellationToken)
    {
        db.Record(user, context.Clock.UtcNow, "run.start", "run", null, after: new RecordedStart(date), reason: reason);
        await db.SaveChangesAsync(cancellationToken);
        var data = new JobDataMap
        {
            { NightlyJob.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            { NightlyJob.By, user.Name },
        };
        if (!string.IsNullOrWhiteSpace(reason))
        {
            data.Add(NightlyJob.Reason, reason.Trim());
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(NightlyJob.Name), data, cancellationToken);
    }
}
