using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Accounts.Data;

internal sealed class PhoneMapping : IEntityTypeConfiguration<Phone>
{
    public void Configure(EntityTypeBuilder<Phone> phone)
    {
        phone.ToTable("phone");
        phone.Property(p => p.Name).HasMaxLength(Lengths.DeviceName);
        phone.Property(p => p.SecretHash).HasMaxLength(Lengths.Hash);
        phone.Property(p => p.PinHash).HasMaxLength(500);
        phone.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
    }
}

internal sealed class PhoneCodeMapping : IEntityTypeConfiguration<PhoneCode>
{
    public void Configure(EntityTypeBuilder<PhoneCode> code)
    {
        code.ToTable("phone_code");
        code.HasKey(c => c.AccountId);
        code.Property(c => c.Hash).HasMaxLength(Lengths.Hash);
        code.HasOne<Account>().WithOne().HasForeignKey<PhoneCode>(c => c.AccountId);
        code.HasIndex(c => c.Hash).IsUnique();
    }
}
