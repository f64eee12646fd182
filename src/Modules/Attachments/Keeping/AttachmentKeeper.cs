using System.Security.Cryptography;
using Icmesh.Attachments.Checking;
using Icmesh.Attachments.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Files;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Attachments.Keeping;

internal sealed class AttachmentKeeper(AttachmentsDb db, ContentStore store, ImageCleaner images, IAntivirus antivirus, ICurrentUser user, SiteClock clock) : IAttachments
{
    public const int MostPerRecord = 50;
    public const long MostBytes = 10 << 20;

    public async Task<IReadOnlyList<AttachmentRow>> ListAsync(AttachedTo record, CancellationToken cancellationToken) =>
        await Of(record).OrderBy(a => a.At).ThenBy(a => a.Id).Take(MostPerRecord)
            .Select(a => new AttachmentRow(a.Id, a.Name, a.Kind, a.Length, a.State, a.At, a.By)).ToListAsync(cancellationToken);

    public async Task<IReadOnlySet<Guid>> HavingAsync(string subject, IReadOnlyCollection<Guid> records, CancellationToken cancellationToken) => records.Count == 0
        ? new HashSet<Guid>()
        : (await db.Attachments.Where(a => a.Subject == subject && records.Contains(a.SubjectId) && a.State != AttachmentState.Infected).Select(a => a.SubjectId).Distinct().ToListAsync(cancellationToken)).ToHashSet();

    public async Task AddAsync(AttachedTo record, string name, Stream content, CancellationToken cancellationToken)
    {
        var shown = FileName.Clean(name);
        var kind = ContentCheck.KindByName(shown);
        if (await Of(record).CountAsync(cancellationToken) >= MostPerRecord)
        {
            throw new RefusedException(
                new Sentence($"Satu catatan memuat paling banyak {MostPerRecord} lampiran.", $"A record takes at most {MostPerRecord} attachments."),
                new Sentence("Hapus yang tidak diperlukan lebih dulu.", "Remove what is not needed first."));
        }

        var part = store.NewPart();
        try
        {
            await ReceiveAsync(content, part, kind, cancellationToken);
            await KeepAsync(record, shown, kind, part, cancellationToken);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task ReceiveAsync(Stream content, string part, AttachmentKind kind, CancellationToken cancellationToken)
    {
        await using (var file = File.Create(part))
        {
            var buffer = new byte[1 << 16];
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (file.Length + read > MostBytes)
                {
                    throw TooLarge;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (file.Length == 0)
            {
                throw new RefusedException(new Sentence("Berkas kosong.", "The file is empty."), new Sentence("Pilih berkas yang berisi.", "Choose one that holds something."));
            }

            file.Position = 0;
            ContentCheck.Check(kind, file);
        }

        if (kind is AttachmentKind.Jpeg or AttachmentKind.Png)
        {
            await images.CleanAsync(kind, part, cancellationToken);
        }
    }

    private async Task KeepAsync(AttachedTo record, string name, AttachmentKind kind, string part, CancellationToken cancellationToken)
    {
        Attachment attachment;
        await using (var file = File.OpenRead(part))
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            if (await Of(record).AnyAsync(a => a.Sha256 == hash && a.Name == name, cancellationToken))
            {
                return;
            }

            file.Position = 0;
            attachment = new()
            {
                Subject = record.Subject,
                SubjectId = record.Id,
                ContractorId = record.ContractorId ?? Attachment.Smelter,
                Name = name,
                Kind = kind,
                Length = file.Length,
                Sha256 = hash,
                State = await ScanAsync(file, cancellationToken),
                At = clock.UtcNow,
                By = user.Name,
            };
        }

        store.Keep(part, attachment.Id);
        try
        {
            db.Add(attachment);
            Record(attachment, "attachment.add", null);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            store.Remove(attachment.Id);
            throw;
        }
    }

    private async Task<AttachmentState> ScanAsync(Stream content, CancellationToken cancellationToken) => await antivirus.ScanAsync(content, cancellationToken) switch
    {
        ScanResult.Clean => AttachmentState.Clean,
        ScanResult.Unknown => AttachmentState.Waiting,
        _ => throw new RefusedException(
            new Sentence("Antivirus menemukan virus di berkas ini.", "The antivirus found a virus in this file."),
            new Sentence("Jangan buka berkas itu; periksa komputer Anda dan beri tahu bagian TI.", "Do not open it; have your computer checked and tell IT.")),
    };

    public async Task<AttachmentContent> OpenAsync(AttachedTo record, Guid id, CancellationToken cancellationToken)
    {
        var attachment = await Of(record).SingleOrDefaultAsync(a => a.Id == id && a.State == AttachmentState.Clean, cancellationToken);
        return attachment is not null && store.Open(id) is { } content
            ? new(attachment.Name, ContentType(attachment.Kind), content)
            : throw new NotFoundException($"attachment {id}");
    }

    public async Task RemoveAsync(AttachedTo record, Guid id, string reason, CancellationToken cancellationToken)
    {
        var attachment = await Of(record).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new NotFoundException($"attachment {id}");
        db.Remove(attachment);
        Record(attachment, "attachment.remove", reason);
        await db.SaveChangesAsync(cancellationToken);
        store.Remove(id);
    }

    private IQueryable<Attachment> Of(AttachedTo record) => db.Attachments.Where(a => a.Subject == record.Subject && a.SubjectId == record.Id);

    private void Record(Attachment attachment, string action, string? reason)
    {
        var summary = RecordedAttachment.Of(attachment);
        var isNew = reason is null;
        db.Record(
            user, clock.UtcNow, action, attachment.Subject, attachment.SubjectId,
            attachment.ContractorId == Attachment.Smelter ? null : attachment.ContractorId, isNew ? null : summary, isNew ? summary : null, reason, personId: attachment.SubjectId);
    }

    private static string ContentType(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "application/pdf",
        AttachmentKind.Jpeg => "image/jpeg",
        AttachmentKind.Png => "image/png",
        AttachmentKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/csv; charset=utf-8",
    };

    private static RefusedException TooLarge => new(
        new Sentence($"Berkas lebih dari {MostBytes >> 20} MB.", $"The file is larger than {MostBytes >> 20} MB."),
        new Sentence("Perkecil atau bagi berkasnya.", "Make it smaller or split it."));
}
