using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Data;

internal abstract class IncidentsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "incidents";

    public override string TablePrefix => Prefix;

    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IncidentClassChange> ClassChanges => Set<IncidentClassChange>();
}

internal sealed class SqliteIncidentsDb(DbContextOptions<SqliteIncidentsDb> options) : IncidentsDb(options);

internal sealed class SqlServerIncidentsDb(DbContextOptions<SqlServerIncidentsDb> options) : IncidentsDb(options);
