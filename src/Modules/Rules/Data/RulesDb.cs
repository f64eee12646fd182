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
    public DbSet<RuleDraft> Drafts => Set<RuleDraft>();
}

internal sealed class SqliteRulesDb(DbContextOptions<SqliteRulesDb> options) : RulesDb(options);

internal sealed class SqlServerRulesDb(DbContextOptions<SqlServerRulesDb> options) : RulesDb(options);

internal sealed class RuleVersionMapping : IEntityTypeConfiguration<RuleVersion>
{
    // As much as the reader of files lets through.
    public const int AuthorLength = 500, ReasonLength = 2000;

    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("version");
        builder.Property(v => v.Path).HasMaxLength(100);
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.Property(v => v.Author).HasMaxLength(AuthorLength);
        builder.Property(v => v.Reason).HasMaxLength(ReasonLength);
        builder.Property(v => v.AdoptedBy).HasMaxLength(100);
        builder.HasIndex(v => new { v.Path, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.Sha256, v.Path }).IsUnique();
    }
}

internal sealed class LiveRuleMapping : IEntityTypeConfiguration<LiveRule>
{
    public void Configure(EntityTypeBuilder<LiveRule> builder)
    {
        builder.ToTable("live");
        builder.HasKey(l => l.Path);
        builder.Property(l => l.Path).HasMaxLength(100);
        builder.Property(l => l.By).HasMaxLength(100);
        builder.HasOne<RuleVersion>().WithMany().HasForeignKey(l => l.VersionId);
    }
}

internal sealed class RuleDraftMapping : IEntityTypeConfiguration<RuleDraft>
{
    public void Configure(EntityTypeBuilder<RuleDraft> builder)
    {
        builder.ToTable("draft");
        builder.HasKey(d => d.Path);
        builder.Property(d => d.Path).HasMaxLength(100);
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.Author).HasMaxLength(RuleVersionMapping.AuthorLength);
        builder.Property(d => d.Reason).HasMaxLength(RuleVersionMapping.ReasonLength);
        builder.Property(d => d.ChangedBy).HasMaxLength(100);
    }
}
