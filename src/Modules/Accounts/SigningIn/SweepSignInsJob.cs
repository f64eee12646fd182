using Icmesh.Accounts.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Removes counts of failed sign-ins that no longer close anything, and sessions that are over.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepSignInsJob(AccountsDb db, SiteClock clock, IDatabaseStartup database) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken);
        var now = clock.UtcNow;
        await db.Attempts.Where(a => a.Until <= now).ExecuteDeleteAsync(cancellationToken);

        // Left alone or signed out everywhere, a session is over sooner; by then it is in nobody's list any more.
        await db.PhoneCodes.Where(c => c.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
