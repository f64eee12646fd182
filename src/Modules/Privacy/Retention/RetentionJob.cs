using Icmesh.Kernel.Data;
using Quartz;

namespace Icmesh.Privacy.Retention;

/// <summary>Every night, after the evaluation.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(EraseDue due, IDatabaseStartup database) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken);
        await due.RunAsync(cancellationToken);
    }
}
