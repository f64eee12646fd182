using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Contractors.Data;

internal static class Lengths
{
    public const int Code = 40, Name = 200, Position = 100, ContractNumber = 60, ContractTitle = 300;
}

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("site");
        builder.Property(s => s.Code).HasMaxLength(Lengths.Code);
        builder.Property(s => s.NormalizedCode).HasMaxLength(Lengths.Code);
        builder.Property(s => s.Name).HasMaxLength(Lengths.Name);
        builder.HasIndex(s => s.NormalizedCode).IsUnique();
    }
}

internal sealed class WorkAreaMapping : IEntityTypeConfiguration<WorkArea>
{
    public void Configure(EntityTypeBuilder<WorkArea> builder)
    {
        builder.ToTable("area");
        builder.Property(a => a.Code).HasMaxLength(Lengths.Code);
        builder.Property(a => a.NormalizedCode).HasMaxLength(Lengths.Code);
        builder.Property(a => a.Name).HasMaxLength(Lengths.Name);
        builder.HasOne<Site>().WithMany().HasForeignKey(a => a.SiteId);
        builder.HasIndex(a => new { a.SiteId, a.NormalizedCode }).IsUnique();
    }
}

internal sealed class ContractorMapping : IEntityTypeConfiguration<Contractor>
{
    public void Configure(EntityTypeBuilder<Contractor> builder)
    {
        builder.ToTable("contractor");
        builder.Property(c => c.Code).HasMaxLength(Lengths.Code);
        builder.Property(c => c.NormalizedCode).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Name).HasMaxLength(Lengths.Name);
        builder.HasOne<Contractor>().WithMany().HasForeignKey(c => c.MainContractorId);
        builder.HasIndex(c => c.NormalizedCode).IsUnique();
        builder.HasIndex(c => c.TreeId);
    }
}

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.ToTable("contract");
        builder.Property(c => c.Number).HasMaxLength(Lengths.ContractNumber);
        builder.Property(c => c.Title).HasMaxLength(Lengths.ContractTitle);
        builder.HasOne<Contractor>().WithMany().HasForeignKey(c => c.ContractorId);
        builder.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId);
        builder.HasOne<WorkArea>().WithMany().HasForeignKey(c => c.AreaId);
        builder.HasIndex(c => new { c.ContractorId, c.Number }).IsUnique();
    }
}

internal sealed class WorkerMapping : IEntityTypeConfiguration<Worker>
{
    public void Configure(EntityTypeBuilder<Worker> builder)
    {
        builder.ToTable("worker");
        builder.Property(w => w.Name).HasMaxLength(Lengths.Name);
        builder.Property(w => w.Position).HasMaxLength(Lengths.Position);
        builder.Property(w => w.NikLast4).HasMaxLength(4);
        builder.Property(w => w.NikHash).HasMaxLength(64);
        builder.HasOne<Contractor>().WithMany().HasForeignKey(w => w.ContractorId);
        builder.HasIndex(w => new { w.ContractorId, w.NikHash }).IsUnique();
    }
}

internal sealed class ManHoursMapping : IEntityTypeConfiguration<ManHours>
{
    public void Configure(EntityTypeBuilder<ManHours> builder)
    {
        builder.ToTable("man_hours");
        builder.HasOne<Contractor>().WithMany().HasForeignKey(h => h.ContractorId);
        builder.HasOne<Site>().WithMany().HasForeignKey(h => h.SiteId);
        builder.HasIndex(h => new { h.ContractorId, h.SiteId, h.Month }).IsUnique();

        // Holds all that the nightly sums read, so that they never touch the table.
        builder.HasIndex(h => new { h.ContractorId, h.Month, h.Hours, h.Headcount });
    }
}
