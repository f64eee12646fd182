using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Host.Data;

/// <summary>Owns the tables that every module writes to: the activity record and the outbox.</summary>
internal abstract class HostDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "host";

    public override string TablePrefix => Prefix;

    protected override bool OwnsSharedTables => true;
}

internal sealed class SqliteHostDb(DbContextOptions<SqliteHostDb> options) : HostDb(options);

internal sealed class SqlServerHostDb(DbContextOptions<SqlServerHostDb> options) : HostDb(options);
