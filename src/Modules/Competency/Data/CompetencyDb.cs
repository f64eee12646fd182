using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Data;

internal abstract class CompetencyDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "competency";

    public override string TablePrefix => Prefix;

    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateUse> Uses => Set<CertificateUse>();
    public DbSet<Fitness> Fitness => Set<Fitness>();
    public DbSet<Induction> Inductions => Set<Induction>();
    public DbSet<Requirement> Requirements => Set<Requirement>();
}

internal sealed class SqliteCompetencyDb(DbContextOptions<SqliteCompetencyDb> options) : CompetencyDb(options);

internal sealed class SqlServerCompetencyDb(DbContextOptions<SqlServerCompetencyDb> options) : CompetencyDb(options);
