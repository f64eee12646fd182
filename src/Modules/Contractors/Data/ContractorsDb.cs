using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Data;

internal abstract class ContractorsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "contractors";

    public override string TablePrefix => Prefix;

    public DbSet<Site> Sites => Set<Site>();
    public DbSet<WorkArea> Areas => Set<WorkArea>();
    public DbSet<Contractor> Contractors => Set<Contractor>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<Worker> Workers => Set<Worker>();
    public DbSet<ManHours> ManHours => Set<ManHours>();
}

internal sealed class SqliteContractorsDb(DbContextOptions<SqliteContractorsDb> options) : ContractorsDb(options);

internal sealed class SqlServerContractorsDb(DbContextOptions<SqlServerContractorsDb> options) : ContractorsDb(options);
