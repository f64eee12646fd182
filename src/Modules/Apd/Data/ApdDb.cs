using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Data;

internal abstract class ApdDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "apd";

    public override string TablePrefix => Prefix;

    public DbSet<Item> Items => Set<Item>();
    public DbSet<Issue> Issues => Set<Issue>();
    public DbSet<Inspection> Inspections => Set<Inspection>();
    public DbSet<ItemEvent> Events => Set<ItemEvent>();
    public DbSet<Observation> Observations => Set<Observation>();

    /// <summary>Items that somebody holds, with who.</summary>
    public IQueryable<Issue> Held => Issues.Where(i => i.EndedAt == null);
}

internal sealed class SqliteApdDb(DbContextOptions<SqliteApdDb> options) : ApdDb(options);

internal sealed class SqlServerApdDb(DbContextOptions<SqlServerApdDb> options) : ApdDb(options);
