using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Attachments.Data;

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachment");
        attachment.Property(a => a.Subject).HasMaxLength(60);
        attachment.Property(a => a.Sha256).HasMaxLength(64);
        attachment.Property(a => a.By).HasMaxLength(100);
        attachment.HasIndex(a => new { a.Subject, a.SubjectId, a.At });
        attachment.HasIndex(a => a.State);
    }
}
