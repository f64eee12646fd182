using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Permits.Data;

internal sealed class GasTestMapping : IEntityTypeConfiguration<GasTest>
{
    public void Configure(EntityTypeBuilder<GasTest> builder)
    {
        builder.ToTable("gas_test");
        builder.HasOne<Permit>().WithMany().HasForeignKey(g => g.PermitId);
        builder.Property(g => g.By).HasMaxLength(Lengths.Name);
        builder.Property(g => g.Instrument).HasMaxLength(Lengths.Name);
        builder.Property(g => g.Evidence).HasMaxLength(Lengths.Unlimited);
        builder.HasIndex(g => new { g.PermitId, g.At });
    }
}

internal sealed class IsolationPointMapping : IEntityTypeConfiguration<IsolationPoint>
{
    public void Configure(EntityTypeBuilder<IsolationPoint> builder)
    {
        builder.ToTable("isolation");
        builder.HasOne<Permit>().WithMany().HasForeignKey(i => i.PermitId);
        builder.Property(i => i.Name).HasMaxLength(Lengths.Name);
        builder.Property(i => i.By).HasMaxLength(Lengths.Name);
        builder.Ignore(i => i.IsProven);
        builder.HasIndex(i => i.PermitId);
    }
}

internal sealed class CountedMapping : IEntityTypeConfiguration<Counted>
{
    public void Configure(EntityTypeBuilder<Counted> builder)
    {
        builder.ToTable("counted");
        builder.HasOne<Permit>().WithMany().HasForeignKey(c => c.PermitId);
        builder.Property(c => c.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(c => new { c.PermitId, c.Kind, c.OutAt });
        builder.HasIndex(c => c.WorkerId);
    }
}

internal sealed class MitigationMapping : IEntityTypeConfiguration<Mitigation>
{
    public void Configure(EntityTypeBuilder<Mitigation> builder)
    {
        builder.ToTable("mitigation");
        builder.HasOne<Permit>().WithMany().HasForeignKey(m => m.PermitId);
        builder.Property(m => m.Text).HasMaxLength(Mitigation.TextLength);
        builder.Property(m => m.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(m => m.PermitId);
        builder.HasIndex(m => m.OtherId);
    }
}
