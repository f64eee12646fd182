using System.Text.Json;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Accounts.Data;

/// <summary>The tables of Identity's schema version 3 that ASP.NET's own store reads: claims, corporate sign-ins, tokens, passkeys.</summary>
internal sealed class ClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim)
    {
        claim.ToTable("claim");
        claim.Property(c => c.Id).Classed(DataClass.Internal);
        claim.Property(c => c.UserId).Classed(DataClass.Internal).OfPerson(OnErasure.Delete);
        claim.Property(c => c.ClaimType).Classed(DataClass.Internal);
        claim.Property(c => c.ClaimValue).Classed(DataClass.Personal);
        claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
    }
}

internal sealed class LoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.ToTable("login");
        login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        login.Property(l => l.LoginProvider).HasMaxLength(Lengths.Provider).Classed(DataClass.Internal);
        login.Property(l => l.ProviderKey).HasMaxLength(Lengths.Provider).Classed(DataClass.Personal);
        login.Property(l => l.ProviderDisplayName).HasMaxLength(Lengths.Issuer).Classed(DataClass.Internal);
        login.Property(l => l.UserId).Classed(DataClass.Internal).OfPerson(OnErasure.Delete);
        login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
    }
}

internal sealed class TokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("token");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.UserId).Classed(DataClass.Internal).OfPerson(OnErasure.Delete);
        token.Property(t => t.LoginProvider).HasMaxLength(Lengths.Provider).Classed(DataClass.Internal);
        token.Property(t => t.Name).HasMaxLength(Lengths.Provider).Classed(DataClass.Internal);
        token.Property(t => t.Value).HasMaxLength(-1).Classed(DataClass.Secret);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
    }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("passkey").NotRecorded("Adding, naming and removing one is recorded; besides, its counter changes with each use.");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(800).Classed(DataClass.Internal);
        passkey.Property(p => p.UserId).Classed(DataClass.Internal).OfPerson(OnErasure.Delete);

        // One text on both databases; the store changes it in place, so it is compared by what it would be written as.
        passkey.Property(p => p.Data).HasConversion(d => Text(d), t => Read(t), new ValueComparer<IdentityPasskeyData>(
            (a, b) => Text(a) == Text(b), d => Text(d).GetHashCode(StringComparison.Ordinal), d => Read(Text(d)))).HasMaxLength(-1).Classed(DataClass.Personal);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }

    private static string Text(IdentityPasskeyData? data) => JsonSerializer.Serialize(data);

    private static IdentityPasskeyData Read(string text) => JsonSerializer.Deserialize<IdentityPasskeyData>(text)!;
}

internal sealed class KeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key)
    {
        key.ToTable("data_protection_key").NotRecorded("Made and changed by ASP.NET, in its own transaction.");
        key.Property(k => k.Id).Classed(DataClass.Internal);
        key.Property(k => k.FriendlyName).Classed(DataClass.Internal);
        key.Property(k => k.Xml).HasMaxLength(-1).Classed(DataClass.Secret);
    }
}
