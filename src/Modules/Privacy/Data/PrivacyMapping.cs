using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Privacy.Data;

internal sealed class PrivacyMapping : IEntityTypeConfiguration<Erasure>, IEntityTypeConfiguration<LegalHold>
{
    public const int ReasonLength = 500, NameLength = 100;

    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("erasure");
        erasure.HasKey(e => e.SubjectId);
        erasure.Property(e => e.By).HasMaxLength(NameLength);
        erasure.Property(e => e.Reason).HasMaxLength(ReasonLength);
        erasure.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<LegalHold> hold)
    {
        hold.ToTable("hold");
        hold.HasKey(h => h.SubjectId);
        hold.Property(h => h.By).HasMaxLength(NameLength);
        hold.Property(h => h.Reason).HasMaxLength(ReasonLength);
    }
}
