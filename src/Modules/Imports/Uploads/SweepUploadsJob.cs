using Quartz;

namespace Icmesh.Imports.Uploads;

/// <summary>Removes uploads that nobody finished.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepUploadsJob(UploadStore store) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        store.Sweep();
        return ValueTask.CompletedTask;
    }
}
