using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Permits.Data;

internal abstract class PermitsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "permits";

    public override string TablePrefix => Prefix;

    public DbSet<Permit> Permits => Set<Permit>();
    public DbSet<NumberSeries> Numbers => Set<NumberSeries>();
    public DbSet<CrewMember> Crew => Set<CrewMember>();
    public DbSet<JobStep> Steps => Set<JobStep>();
    public DbSet<PermitDocument> Documents => Set<PermitDocument>();
    public DbSet<PermitCheck> Checks => Set<PermitCheck>();
    public DbSet<GasTest> GasTests => Set<GasTest>();
    public DbSet<IsolationPoint> Isolations => Set<IsolationPoint>();
    public DbSet<Counted> Counted => Set<Counted>();
    public DbSet<Mitigation> Mitigations => Set<Mitigation>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<CrewAnswer> Answers => Set<CrewAnswer>();
}

internal sealed class SqlitePermitsDb(DbContextOptions<SqlitePermitsDb> options) : PermitsDb(options);

internal sealed class SqlServerPermitsDb(DbContextOptions<SqlServerPermitsDb> options) : PermitsDb(options);

internal static class Lengths
{
    public const int Number = 60, Code = 40, Types = 400, Name = 100, Unlimited = -1;
}

internal sealed class PermitMapping : IEntityTypeConfiguration<Permit>
{
    public void Configure(EntityTypeBuilder<Permit> builder)
    {
        builder.ToTable("permit");
        builder.Property(p => p.Number).HasMaxLength(Lengths.Number);
        builder.Property(p => p.Place).HasMaxLength(Permit.PlaceLength);
        builder.Property(p => p.Description).HasMaxLength(Permit.DescriptionLength);
        builder.Property(p => p.Types).HasMaxLength(Lengths.Types);
        builder.Ignore(p => p.TypeCodes);
        builder.HasIndex(p => new { p.SiteId, p.Year, p.Sequence }).IsUnique();
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => new { p.State, p.End });
        builder.HasIndex(p => new { p.ContractorId, p.State });
        builder.HasIndex(p => new { p.SiteId, p.AreaId, p.State });
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number");
        builder.HasKey(n => new { n.SiteId, n.Year });
    }
}

internal sealed class CrewMemberMapping : IEntityTypeConfiguration<CrewMember>
{
    public void Configure(EntityTypeBuilder<CrewMember> builder)
    {
        builder.ToTable("crew");
        builder.HasOne<Permit>().WithMany().HasForeignKey(c => c.PermitId);
        builder.HasIndex(c => new { c.PermitId, c.WorkerId }).IsUnique();
        builder.HasIndex(c => c.WorkerId);
    }
}

internal sealed class JobStepMapping : IEntityTypeConfiguration<JobStep>
{
    public void Configure(EntityTypeBuilder<JobStep> builder)
    {
        builder.ToTable("step");
        builder.HasOne<Permit>().WithMany().HasForeignKey(s => s.PermitId);
        builder.Property(s => s.Work).HasMaxLength(JobStep.WorkLength);
        builder.Property(s => s.Hazards).HasMaxLength(Lengths.Types);
        builder.Property(s => s.Controls).HasMaxLength(JobStep.ControlsLength);
        builder.Ignore(s => s.HazardCodes);
        builder.HasIndex(s => new { s.PermitId, s.Position }).IsUnique();
    }
}

internal sealed class PermitDocumentMapping : IEntityTypeConfiguration<PermitDocument>
{
    public void Configure(EntityTypeBuilder<PermitDocument> builder)
    {
        builder.ToTable("document");
        builder.HasOne<Permit>().WithMany().HasForeignKey(d => d.PermitId);
        builder.Property(d => d.Code).HasMaxLength(Lengths.Code);
        builder.HasIndex(d => new { d.PermitId, d.Code }).IsUnique();
    }
}

internal sealed class PermitCheckMapping : IEntityTypeConfiguration<PermitCheck>
{
    public void Configure(EntityTypeBuilder<PermitCheck> builder)
    {
        builder.ToTable("check");
        builder.HasOne<Permit>().WithMany().HasForeignKey(c => c.PermitId);
        builder.Property(c => c.Code).HasMaxLength(Lengths.Code);
        builder.Property(c => c.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(c => new { c.PermitId, c.Code }).IsUnique();
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decision");
        builder.HasOne<Permit>().WithMany().HasForeignKey(d => d.PermitId);
        builder.Property(d => d.By).HasMaxLength(Lengths.Name);
        builder.Property(d => d.SignerName).HasMaxLength(Lengths.Name);
        builder.Property(d => d.Reason).HasMaxLength(Decision.ReasonLength);
        builder.Property(d => d.Evidence).HasMaxLength(Lengths.Unlimited);
        builder.HasIndex(d => new { d.PermitId, d.Position }).IsUnique();
        builder.HasIndex(d => d.SignerId);
    }
}

internal sealed class CrewAnswerMapping : IEntityTypeConfiguration<CrewAnswer>
{
    public void Configure(EntityTypeBuilder<CrewAnswer> builder)
    {
        builder.ToTable("answer");
        builder.HasOne<Decision>().WithMany().HasForeignKey(a => a.DecisionId);
        builder.Property(a => a.Evidence).HasMaxLength(Lengths.Unlimited);
        builder.HasIndex(a => a.DecisionId);
        builder.HasIndex(a => a.WorkerId);
    }
}
