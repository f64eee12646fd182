using Icmesh.Attachments.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Attachments.Keeping;

/// <summary>Holds the content of every attachment against the hash that was taken when it came in.</summary>
internal sealed class AttachmentsVerification(AttachmentsDb db, ContentStore store, SiteClock clock) : IVerification
{
    public string Name => "attachments";

    public async Task<Verified> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var since = from == DateOnly.MinValue ? DateTime.MinValue : clock.StartOf(from);
        var until = to == DateOnly.MaxValue ? DateTime.MaxValue : clock.StartOf(to.AddDays(1));
        var (faults, seen) = (new List<VerificationFault>(), 0L);
        var rows = db.Attachments.AsNoTracking().Where(a => a.State != AttachmentState.Infected && a.At >= since && a.At < until).OrderBy(a => a.Id);
        await foreach (var row in rows.Select(a => new { a.Id, a.Name, a.Sha256, a.Subject, a.SubjectId }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            seen++;
            var hash = await store.HashAsync(row.Id, cancellationToken);
            if (hash != row.Sha256)
            {
                faults.Add(new($"{row.Subject}/{row.SubjectId}/{row.Id}", hash is null
                    ? new Sentence($"Isi lampiran {row.Name} hilang.", $"The content of attachment {row.Name} is gone.")
                    : new Sentence($"Isi lampiran {row.Name} bukan lagi yang dikirim.", $"The content of attachment {row.Name} is not what was sent.")));
            }
        }

        return new([("attachments", new Sentence("lampiran", "attachments"), seen)], faults);
    }
}
