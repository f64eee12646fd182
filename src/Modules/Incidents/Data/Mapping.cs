using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Incidents.Data;

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public const int ExternalIdLength = 100, ChargeTableLength = 40;
    private const int Unlimited = -1;

    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incident");
        builder.Property(i => i.ExternalId).HasMaxLength(ExternalIdLength);
        builder.Property(i => i.RowKey).HasMaxLength(64);
        builder.Property(i => i.PermanentLoss).HasMaxLength(200);
        builder.Property(i => i.ChargeTable).HasMaxLength(ChargeTableLength);
        builder.Property(i => i.Narrative).HasMaxLength(Unlimited);
        builder.Ignore(i => i.SeverityDays).Ignore(i => i.Answers);
        builder.HasIndex(i => i.RowKey).IsUnique();
        builder.HasIndex(i => new { i.ContractorId, i.Month });
        builder.HasIndex(i => new { i.Month, i.OccurredAt });
        builder.HasIndex(i => i.OccurredAt);
    }
}

internal sealed class IncidentClassChangeMapping : IEntityTypeConfiguration<IncidentClassChange>
{
    public void Configure(EntityTypeBuilder<IncidentClassChange> builder)
    {
        builder.ToTable("class_change");
        builder.Property(c => c.By).HasMaxLength(100);
        builder.Property(c => c.Reason).HasMaxLength(1000);
        builder.HasOne<Incident>().WithMany().HasForeignKey(c => c.IncidentId);
    }
}
