using Icmesh.Attachments.Checking;
using Icmesh.Attachments.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Icmesh.Attachments.Keeping;

/// <summary>Searches what came in while the antivirus could not be asked, and sweeps away content that no row names.</summary>
[DisallowConcurrentExecution]
internal sealed class ScanWaitingJob(AttachmentsDb db, ContentStore store, IAntivirus antivirus, ICurrentUser user, SiteClock clock) : IJob
{
    private const int AtOnce = 50;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var attachment in await db.Attachments.Where(a => a.State == AttachmentState.Waiting).OrderBy(a => a.At).Take(AtOnce).ToListAsync(cancellationToken))
        {
            await using var content = store.Open(attachment.Id);
            var result = content is null ? ScanResult.Infected : await antivirus.ScanAsync(content, cancellationToken);
            if (result is ScanResult.Unknown)
            {
                break;
            }

            await JudgeAsync(attachment, result, cancellationToken);
        }

        await SweepAsync(cancellationToken);
    }

    private async Task JudgeAsync(Attachment attachment, ScanResult result, CancellationToken cancellationToken)
    {
        attachment.State = result is ScanResult.Clean ? AttachmentState.Clean : AttachmentState.Infected;
        db.Record(
            user, clock.UtcNow, result is ScanResult.Clean ? "attachment.release" : "attachment.destroy", attachment.Subject, attachment.SubjectId,
            attachment.ContractorId == Attachment.Smelter ? null : attachment.ContractorId, after: RecordedAttachment.Of(attachment), personId: attachment.SubjectId);
        if (await db.SavedAsync(cancellationToken) && result is ScanResult.Infected)
        {
            store.Remove(attachment.Id);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        store.SweepParts();
        foreach (var ids in store.Old().Chunk(500))
        {
            var known = await db.Attachments.Where(a => ids.Contains(a.Id) && a.State != AttachmentState.Infected).Select(a => a.Id).ToListAsync(cancellationToken);
            foreach (var id in ids.Except(known))
            {
                store.Remove(id);
            }
        }
    }
}
