using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Rules.Data;

internal abstract class RulesDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "rules";

    public override string TablePrefix => Prefix;

    public DbSet<RuleVersion> Versions => Set<RuleVersion>();
    public DbSet<LiveRule> Live => Set<LiveRule>();
}

internal sealed class SqliteRulesDb(DbContextOptions<SqliteRulesDb> options) : RulesDb(options);

internal sealed class SqlServerRulesDb(DbContextOptions<SqlServerRulesDb> options) : RulesDb(options);

internal sealed class RuleVersionMapping : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("version");
        builder.Property(v => v.Path).HasMaxLength(100);
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.Property(v => v.AdoptedBy).HasMaxLength(100);
        builder.HasIndex(v => new { v.Path, v.Number }).IsUnique();
        builder.HasIndex(v => v.Sha256);
    }
}

internal sealed class LiveRuleMapping : IEntityTypeConfiguration<LiveRule>
{
    public void Configure(EntityTypeBuilder<LiveRule> builder)
    {
        builder.ToTable("live");
        builder.HasKey(l => l.Path);
        builder.Property(l => l.Path).HasMaxLength(100);
        builder.HasOne<RuleVersion>().WithMany().HasForeignKey(l => l.VersionId);
    }
}
