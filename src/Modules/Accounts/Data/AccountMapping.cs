using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Accounts.Data;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account");
        account.Property(a => a.Id).Classed(DataClass.Internal).OfPerson(OnErasure.Blank, nameof(Account.DisplayName));
        account.Property(a => a.UserName).HasMaxLength(Lengths.SignInName).IsRequired().Classed(DataClass.Personal).IsSignInName();
        account.Property(a => a.NormalizedUserName).HasMaxLength(Lengths.SignInName).IsRequired().Classed(DataClass.Personal).IsSignInName();
        account.Property(a => a.PhoneNumber).HasMaxLength(Lengths.Phone).Classed(DataClass.Personal);
        account.Property(a => a.Email).HasMaxLength(Lengths.Email).Classed(DataClass.Personal);
        account.Property(a => a.NormalizedEmail).HasMaxLength(Lengths.Email).Classed(DataClass.Personal);
        account.Property(a => a.PasswordHash).HasMaxLength(500).Classed(DataClass.Secret);
        account.Property(a => a.SecurityStamp).HasMaxLength(40).Classed(DataClass.Secret);
        account.Property(a => a.TwoFactorEnabled).Classed(DataClass.Internal);
        account.Property(a => a.DisplayName).HasMaxLength(Lengths.DisplayName);
        account.Property(a => a.Language).HasMaxLength(2);
        account.Property(a => a.ContractorId).IsConcurrencyToken();
        account.HasMany(a => a.Roles).WithOne().HasForeignKey(r => r.AccountId);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.PhoneNumber).IsUnique();
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.HasIndex(a => a.WorkerId).IsUnique();
        account.HasIndex(a => a.ContractorId);

        account.Ignore(a => a.PersonId);

        // Failures are counted in SignInAttempts, and Version stands in for the concurrency stamp.
        account.Ignore(a => a.EmailConfirmed).Ignore(a => a.PhoneNumberConfirmed)
            .Ignore(a => a.ConcurrencyStamp).Ignore(a => a.LockoutEnd).Ignore(a => a.LockoutEnabled).Ignore(a => a.AccessFailedCount);
    }
}

internal sealed class AccountRoleMapping : IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<AccountRole> role)
    {
        role.ToTable("role");
        role.HasKey(r => new { r.AccountId, r.Role });
        role.Property(r => r.Role).HasMaxLength(Lengths.Role);
    }
}

internal sealed class SignInAttemptsMapping : IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
    {
        attempts.ToTable("attempts");
        attempts.HasKey(a => a.Subject);
        attempts.Property(a => a.Subject).HasMaxLength(Lengths.Hash);
        attempts.HasIndex(a => a.Until);
    }
}

internal sealed class SetUpCodeMapping : IEntityTypeConfiguration<SetUpCode>
{
    public void Configure(EntityTypeBuilder<SetUpCode> code)
    {
        code.ToTable("set_up_code");
        code.Property(c => c.Hash).HasMaxLength(Lengths.Hash);
    }
}
