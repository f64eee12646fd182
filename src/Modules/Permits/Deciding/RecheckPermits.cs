using Icmesh.Kernel.Jobs;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>
/// Looks again at everything that is worked under: what is over ends, and what would not be issued any more stops, with its reasons kept. A
/// certificate that ended at midnight, a gas test that grew old, APD that expired, a company that was suspended: all come in by the same questions
/// as before the work began.
/// </summary>
internal sealed class RecheckPermits(PermitsDb db, ReadParts parts, AskStep ask, DecidePermit decide, SiteClock clock)
{
    private const int Batch = 500;

    private static readonly PermitState[] Open = [PermitState.Issued, PermitState.Active, PermitState.ExtensionPending, PermitState.Suspended];

    /// <returns>Permits that ended, and permits that were stopped.</returns>
    public async Task<(int Ended, int Stopped)> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var open = await db.Permits.AsNoTracking().Where(p => Open.Contains(p.State)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var (ended, stopped) = (0, 0);
        foreach (var permit in open.Where(p => p.End <= now))
        {
            ended += await decide.BySystemAsync(permit.Id, PermitCommand.Expire, StepAnswer.Nothing, cancellationToken) is null ? 0 : 1;
        }

        foreach (var batch in open.Where(p => p.State.IsWorking() && p.End > now).Chunk(Batch))
        {
            var answers = await ask.RunningAsync(await parts.RunningAsync(batch, cancellationToken), cancellationToken);
            foreach (var (permit, answer) in batch.Zip(answers).Where(a => a.Second.Stopping.Any()))
            {
                stopped += await decide.BySystemAsync(permit.Id, PermitCommand.Suspend, answer, cancellationToken) is null ? 0 : 1;
            }
        }

        return (ended, stopped);
    }
}
