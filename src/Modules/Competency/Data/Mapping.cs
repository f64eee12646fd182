using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Competency.Data;

internal static class Lengths
{
    public const int Code = CertificateTypes.CodeLength, Class = CertificateTypes.ClassLength, Number = 100, Issuer = 200, Scope = 200, Work = 300, Reason = 500, Law = 200, Name = 100;
}

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("certificate");
        builder.Property(c => c.Type).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Class).HasMaxLength(Lengths.Class);
        builder.Property(c => c.Scope).HasMaxLength(Lengths.Scope);
        builder.Property(c => c.Issuer).HasMaxLength(Lengths.Issuer);
        builder.Property(c => c.Number).HasMaxLength(Lengths.Number);
        builder.Property(c => c.NumberKey).HasMaxLength(Lengths.Number);
        builder.Property(c => c.VerifiedBy).HasMaxLength(Lengths.Name);
        builder.Property(c => c.RevokedBy).HasMaxLength(Lengths.Name);
        builder.Property(c => c.RevokedReason).HasMaxLength(Lengths.Reason);
        builder.HasIndex(c => new { c.WorkerId, c.Type });
        builder.HasIndex(c => new { c.ContractorId, c.LapsesOn });
        builder.HasIndex(c => c.LapsesOn);
        builder.HasIndex(c => new { c.Type, c.NumberKey, c.WorkerId, c.IssuedOn }).IsUnique();
    }
}

internal sealed class CertificateUseMapping : IEntityTypeConfiguration<CertificateUse>
{
    public void Configure(EntityTypeBuilder<CertificateUse> builder)
    {
        builder.ToTable("certificate_use");
        builder.Property(u => u.Work).HasMaxLength(Lengths.Work);
        builder.Property(u => u.By).HasMaxLength(Lengths.Name);
        builder.HasOne<Certificate>().WithMany().HasForeignKey(u => u.CertificateId);
        builder.HasIndex(u => new { u.CertificateId, u.On });
        builder.HasIndex(u => u.WorkerId);
    }
}

internal sealed class FitnessMapping : IEntityTypeConfiguration<Fitness>
{
    public void Configure(EntityTypeBuilder<Fitness> builder)
    {
        builder.ToTable("fitness");
        builder.Property(f => f.Clinic).HasMaxLength(Lengths.Issuer);
        builder.Ignore(f => f.RestrictionCodes);
        builder.HasIndex(f => new { f.WorkerId, f.ExaminedOn }).IsUnique();
        builder.HasIndex(f => f.ContractorId);
    }
}

internal sealed class InductionMapping : IEntityTypeConfiguration<Induction>
{
    public void Configure(EntityTypeBuilder<Induction> builder)
    {
        builder.ToTable("induction");
        builder.HasIndex(i => new { i.WorkerId, i.GivenOn }).IsUnique();
        builder.HasIndex(i => i.ContractorId);
    }
}

internal sealed class RequirementMapping : IEntityTypeConfiguration<Requirement>
{
    public void Configure(EntityTypeBuilder<Requirement> builder)
    {
        builder.ToTable("requirement");
        builder.Property(r => r.JobType).HasMaxLength(Lengths.Code);
        builder.Property(r => r.Role).HasMaxLength(Lengths.Code);
        builder.Property(r => r.CertificateType).HasMaxLength(Lengths.Code);
        builder.Property(r => r.Class).HasMaxLength(Lengths.Class);
        builder.Property(r => r.Law).HasMaxLength(Lengths.Law);
        builder.Property(r => r.Status).HasMaxLength(20);
        builder.Ignore(r => r.IsDemanded);
        builder.HasIndex(r => new { r.JobType, r.CertificateType });
    }
}
