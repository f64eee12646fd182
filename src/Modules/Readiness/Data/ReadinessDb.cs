using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Readiness.Data;

internal abstract class ReadinessDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "readiness";

    public override string TablePrefix => Prefix;

    public DbSet<RuleEffect> Effects => Set<RuleEffect>();
    public DbSet<Dispensation> Dispensations => Set<Dispensation>();
}

internal sealed class SqliteReadinessDb(DbContextOptions<SqliteReadinessDb> options) : ReadinessDb(options);

internal sealed class SqlServerReadinessDb(DbContextOptions<SqlServerReadinessDb> options) : ReadinessDb(options);

internal static class Lengths
{
    public const int Path = 120, Gate = 60, Key = 80, Words = 500, Name = 100;
}

internal sealed class RuleEffectMapping : IEntityTypeConfiguration<RuleEffect>
{
    public void Configure(EntityTypeBuilder<RuleEffect> builder)
    {
        builder.ToTable("effect");
        builder.Property(e => e.Path).HasMaxLength(Lengths.Path);
        builder.Property(e => e.Gate).HasMaxLength(Lengths.Gate);
        builder.Property(e => e.Reason).HasMaxLength(Lengths.Words);
        builder.Property(e => e.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(e => new { e.Path, e.Gate, e.Stage, e.From });
    }
}

internal sealed class DispensationMapping : IEntityTypeConfiguration<Dispensation>
{
    public void Configure(EntityTypeBuilder<Dispensation> builder)
    {
        builder.ToTable("dispensation");
        builder.Property(d => d.Path).HasMaxLength(Lengths.Path);
        builder.Property(d => d.Gate).HasMaxLength(Lengths.Gate);
        builder.Property(d => d.Key).HasMaxLength(Lengths.Key);
        builder.Property(d => d.Control).HasMaxLength(Lengths.Words);
        builder.Property(d => d.Reason).HasMaxLength(Lengths.Words);
        builder.Property(d => d.Witness).HasMaxLength(Lengths.Name);
        builder.Property(d => d.GrantedBy).HasMaxLength(Lengths.Name);
        builder.Property(d => d.RevokedBy).HasMaxLength(Lengths.Name);
        builder.HasIndex(d => new { d.WorkerId, d.To });
        builder.HasIndex(d => d.ContractorId);
    }
}
