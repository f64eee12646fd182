using Icmesh.Kernel.Data;
using Icmesh.Permits.Deciding;
using Quartz;

namespace Icmesh.Permits.Jobs;

/// <summary>Every minute.</summary>
[DisallowConcurrentExecution]
internal sealed class RecheckJob(RecheckPermits recheck, IDatabaseStartup database) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken);
        await recheck.RunAsync(cancellationToken);
    }
}
