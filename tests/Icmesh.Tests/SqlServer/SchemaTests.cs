using System.Text.RegularExpressions;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Icmesh.Tests.SqlServer;

/// <summary>What is run on SQL Server to make the tables, checked without one.</summary>
public partial class SchemaTests
{
    public static TheoryData<string> Names => Installation.Names;

    [Theory, MemberData(nameof(Names))]
    public void Migration_scripts_are_T_SQL_in_both_directions(string name)
    {
        var migrator = Installation.Context(name, DatabaseProvider.SqlServer).GetService<IMigrator>();

        Assert.Empty(TSqlCheck.Parse(migrator.GenerateScript()));
        Assert.Empty(TSqlCheck.Parse(migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)));
        Assert.Empty(TSqlCheck.Parse(migrator.GenerateScript(fromMigration: null, toMigration: Migration.InitialDatabase)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_schema_resolves(string name)
    {
        var database = Installation.Context(name, DatabaseProvider.SqlServer).Database;
        using var check = new TSqlCheck();

        Assert.Empty(TSqlCheck.Parse(database.GenerateCreateScript()));
        Assert.True(check.AddSchema(database.GenerateCreateScript()) > 0);
        Assert.Empty(check.Validate());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_server_would_accept_keys_names_and_cascades(string name) =>
        Assert.Empty(ModelRules.Check(Installation.Context(name, DatabaseProvider.SqlServer).GetService<IDesignTimeModel>().Model));

    [Fact]
    public void The_table_script_of_Quartz_resolves()
    {
        using var stream = typeof(Quartz.IJob).Assembly.GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql")!;
        using var reader = new StreamReader(stream);
        var script = Separator().Replace(reader.ReadToEnd(), "GO").Replace("{0}", "[quartz].QRTZ_", StringComparison.Ordinal).Replace("{1}", "QRTZ_", StringComparison.Ordinal);
        using var check = new TSqlCheck();

        Assert.True(check.AddSchema("CREATE SCHEMA quartz\nGO\n" + script) > 20);
        Assert.Empty(check.Validate());
    }

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY AUTOINCREMENT)")]
    [InlineData("INSERT INTO t(a) VALUES (1) ON CONFLICT(a) DO UPDATE SET a = excluded.a")]
    [InlineData("SELECT * FROM t LIMIT 10")]
    [InlineData("PRAGMA journal_mode=WAL")]
    public void Canary_SQLites_own_grammar_is_seen(string sql) => Assert.NotEmpty(TSqlCheck.Parse(sql));

    [Theory]
    [InlineData("CREATE TABLE t (a int NOT NULL); CREATE INDEX i ON t (b)")]
    [InlineData("CREATE TABLE t (a nosuchtype NOT NULL)")]
    [InlineData("CREATE TABLE t (a int NOT NULL, CONSTRAINT f FOREIGN KEY (a) REFERENCES u (a))")]
    public void Canary_a_schema_that_does_not_resolve_is_seen(string sql)
    {
        using var check = new TSqlCheck();
        check.AddSchema(sql);

        Assert.NotEmpty(check.Validate());
    }

    [Fact]
    public void Canary_what_only_the_server_refuses_is_seen()
    {
        using var wide = new WideDb(new DbContextOptionsBuilder<WideDb>().UseSqlServer(Installation.NoServer).Options);

        var found = ModelRules.Check(wide.GetService<IDesignTimeModel>().Model).ToList();

        Assert.Contains("IX_WideA_Big: the key of 2000 bytes is larger than 1700", found);
        Assert.Contains("IX_WideA_Endless: the key of (max) bytes is larger than 1700", found);
        Assert.Contains(found, v => v.Contains("1785", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^--;;\s*$", RegexOptions.Multiline)]
    private static partial Regex Separator();
}

internal sealed class WideDb(DbContextOptions<WideDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WideA>(a =>
        {
            a.Property(x => x.Big).HasMaxLength(1000);
            a.HasIndex(x => x.Big);
            a.Property(x => x.Endless).HasColumnType("nvarchar(max)");
            a.HasIndex(x => x.Endless);
        });
        modelBuilder.Entity<WideB>();
        modelBuilder.Entity<WideC>();
    }
}

internal sealed class WideA
{
    public int Id { get; set; }
    public string Big { get; set; } = "";
    public string Endless { get; set; } = "";
}

internal sealed class WideB
{
    public int Id { get; set; }
    public int AId { get; set; }
    public WideA A { get; set; } = null!;
}

internal sealed class WideC
{
    public int Id { get; set; }
    public int AId { get; set; }
    public WideA A { get; set; } = null!;
    public int BId { get; set; }
    public WideB B { get; set; } = null!;
}
