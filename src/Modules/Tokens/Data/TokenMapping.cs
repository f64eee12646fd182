using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Tokens.Data;

internal sealed class TokenMapping : IEntityTypeConfiguration<Token>
{
    public const int NameLength = 60;

    public void Configure(EntityTypeBuilder<Token> token)
    {
        token.ToTable("token");
        token.Property(t => t.Name).HasMaxLength(NameLength);
        token.Property(t => t.Hash).HasMaxLength(64);
        token.Property(t => t.Scopes).HasMaxLength(Token.ScopesLength);
        token.Property(t => t.By).HasMaxLength(100);
        token.Ignore(t => t.ScopeList);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasOne(t => t.Use).WithOne().HasForeignKey<TokenUse>(u => u.TokenId);
    }
}

internal sealed class TokenUseMapping : IEntityTypeConfiguration<TokenUse>
{
    public void Configure(EntityTypeBuilder<TokenUse> use)
    {
        use.ToTable("use");
        use.HasKey(u => u.TokenId);
    }
}
