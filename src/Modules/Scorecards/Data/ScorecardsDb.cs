using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Scorecards.Data;

internal abstract class ScorecardsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "scorecards";

    public override string TablePrefix => Prefix;

    public DbSet<EvaluationRun> Runs => Set<EvaluationRun>();
    public DbSet<RunResult> Results => Set<RunResult>();
    public DbSet<CurrentScore> Current => Set<CurrentScore>();

    /// <summary>The latest business date with a finished run of the whole day; null before the first.</summary>
    public async Task<DateOnly?> LastFinishedAsync(SiteClock clock, CancellationToken cancellationToken)
    {
        var latest = await Runs.AsNoTracking().Where(r => r.Status == RunStatus.Finished).OrderByDescending(r => r.BusinessDate).Take(10).ToListAsync(cancellationToken);
        return latest.FirstOrDefault(r => !r.IsPremature(clock))?.BusinessDate;
    }

    /// <summary>The last finished run of each month of the window that has one.</summary>
    public async Task<IReadOnlyDictionary<Guid, YearMonth>> LastRunsByMonthAsync(EvaluationWindow window, CancellationToken cancellationToken)
    {
        var from = window.FirstMonth.FirstDay;
        var to = window.Date;
        var finished = await Runs.AsNoTracking().Where(r => r.Status == RunStatus.Finished && r.BusinessDate >= from && r.BusinessDate <= to)
            .Select(r => new { r.Id, r.BusinessDate, r.Revision, r.FinishedAt }).ToListAsync(cancellationToken);
        return finished.GroupBy(r => YearMonth.Of(r.BusinessDate))
            .ToDictionary(g => g.OrderByDescending(r => r.BusinessDate).ThenByDescending(r => r.FinishedAt).ThenByDescending(r => r.Revision).First().Id, g => g.Key);
    }
}

internal sealed class SqliteScorecardsDb(DbContextOptions<SqliteScorecardsDb> options) : ScorecardsDb(options);

internal sealed class SqlServerScorecardsDb(DbContextOptions<SqlServerScorecardsDb> options) : ScorecardsDb(options);

internal sealed class EvaluationRunMapping : IEntityTypeConfiguration<EvaluationRun>
{
    public void Configure(EntityTypeBuilder<EvaluationRun> builder)
    {
        builder.ToTable("run");
        builder.Property(r => r.RuleSha256).HasMaxLength(64);
        builder.Property(r => r.RulePath).HasMaxLength(100);
        builder.Property(r => r.Reason).HasMaxLength(OpenRun.ReasonLength);
        builder.Property(r => r.StartedBy).HasMaxLength(100);
        builder.Property(r => r.LastCode).HasMaxLength(40);
        builder.HasIndex(r => new { r.BusinessDate, r.RuleSha256, r.Revision }).IsUnique();
    }
}

internal sealed class RunResultMapping : IEntityTypeConfiguration<RunResult>
{
    public void Configure(EntityTypeBuilder<RunResult> builder)
    {
        builder.ToTable("result");
        builder.HasKey(r => new { r.RunId, r.ContractorId });
        builder.HasOne<EvaluationRun>().WithMany().HasForeignKey(r => r.RunId);
        builder.HasIndex(r => r.ContractorId);
        StoredScoreMapping.Configure(builder);
    }
}

internal sealed class CurrentScoreMapping : IEntityTypeConfiguration<CurrentScore>
{
    public void Configure(EntityTypeBuilder<CurrentScore> builder)
    {
        builder.ToTable("current");
        builder.HasKey(r => r.ContractorId);
        builder.Property(r => r.RuleSha256).HasMaxLength(64);
        StoredScoreMapping.Configure(builder);
    }
}

internal static class StoredScoreMapping
{
    public static void Configure<T>(EntityTypeBuilder<T> builder) where T : StoredScore
    {
        builder.Property(r => r.Grade).HasMaxLength(20);
        builder.Property(r => r.Score).HasPrecision(9, 6);
        builder.Property(r => r.Coverage).HasPrecision(9, 6);
        builder.Property(r => r.Evidence).HasMaxLength(-1);
    }
}
