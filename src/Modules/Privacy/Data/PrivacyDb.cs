using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Privacy.Data;

internal abstract class PrivacyDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "privacy";

    public override string TablePrefix => Prefix;

    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<LegalHold> Holds => Set<LegalHold>();
}

internal sealed class SqlitePrivacyDb(DbContextOptions<SqlitePrivacyDb> options) : PrivacyDb(options);

internal sealed class SqlServerPrivacyDb(DbContextOptions<SqlServerPrivacyDb> options) : PrivacyDb(options);
