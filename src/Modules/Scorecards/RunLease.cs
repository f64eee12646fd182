using System.Diagnostics;
using System.Globalization;
using Icmesh.Kernel.Jobs;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>
/// Who works on a run. A lease ends by itself when its holder dies; the fencing number keeps a holder that only slept from
/// storing anything after another took over.
/// </summary>
internal sealed class RunLease(ScorecardsDb db, SiteClock clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>Two processes read the start of a third with a little difference.</summary>
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    private static readonly string Me = string.Create(CultureInfo.InvariantCulture,
        $"{System.Environment.MachineName}|{System.Environment.ProcessId}|{Process.GetCurrentProcess().StartTime.ToUniversalTime().Ticks}");

    /// <summary>Takes the run, or returns null while another process holds it. The result is the fencing number to work under.</summary>
    public async Task<long?> TakeAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().SingleAsync(r => r.Id == runId, cancellationToken);
        var now = clock.UtcNow;
        if (run.LeaseUntil > now && !IsDead(run.LeaseOwner))
        {
            return null;
        }

        var until = now + Length;
        var taken = await db.Runs.Where(r => r.Id == runId && r.Fencing == run.Fencing && r.Status != RunStatus.Finished)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseOwner, Me).SetProperty(r => r.LeaseUntil, until).SetProperty(r => r.Fencing, run.Fencing + 1)
                .SetProperty(r => r.Status, RunStatus.Running).SetProperty(r => r.StopRequested, false), cancellationToken);
        return taken == 1 ? run.Fencing + 1 : null;
    }

    /// <summary>Gives the run back before it is finished.</summary>
    public Task StopAsync(Guid runId, long fencing) =>
        db.Runs.Where(r => r.Id == runId && r.Fencing == fencing && r.Status == RunStatus.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseUntil, (DateTime?)null).SetProperty(r => r.Status, RunStatus.Stopped), CancellationToken.None);

    /// <summary>A holder on this very machine whose process is gone needs no waiting for.</summary>
    private static bool IsDead(string? owner)
    {
        var parts = owner?.Split('|') ?? [];
        if (parts.Length != 3 || parts[0] != System.Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(int.Parse(parts[1], CultureInfo.InvariantCulture));
            var started = new DateTime(long.Parse(parts[2], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return (process.StartTime.ToUniversalTime() - started).Duration() > SameStart;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }
}
