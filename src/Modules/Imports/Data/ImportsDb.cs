using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Imports.Data;

internal abstract class ImportsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "imports";

    public override string TablePrefix => Prefix;

    public DbSet<ImportRun> Runs => Set<ImportRun>();
    public DbSet<MappingMemory> Mappings => Set<MappingMemory>();
}

internal sealed class SqliteImportsDb(DbContextOptions<SqliteImportsDb> options) : ImportsDb(options);

internal sealed class SqlServerImportsDb(DbContextOptions<SqlServerImportsDb> options) : ImportsDb(options);
