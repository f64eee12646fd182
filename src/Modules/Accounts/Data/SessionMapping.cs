using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Accounts.Data;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("session");
        session.Property(s => s.Stamp).HasMaxLength(40);
        session.Property(s => s.Browser).HasMaxLength(Lengths.Browser);
        session.Property(s => s.Address).HasMaxLength(Lengths.Address);
        session.Ignore(s => s.IsHandheld);
        session.HasOne<Phone>().WithMany().HasForeignKey(s => s.PhoneId);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        session.HasIndex(s => s.EndsAt);
    }
}

internal sealed class SecondFactorMapping : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.ToTable("second_factor");
        factor.HasKey(f => f.AccountId);
        factor.Property(f => f.SealedSecret).HasMaxLength(500);
        factor.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.AccountId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_code");
        code.Property(c => c.Hash).HasMaxLength(Lengths.Hash);
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        code.HasIndex(c => new { c.AccountId, c.Hash }).IsUnique();
    }
}
