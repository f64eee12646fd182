using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Tests.Architecture;

[Trait("Category", "Security")]
public class DataRuleTests
{
    public static TheoryData<string, DatabaseProvider> Contexts => Installation.NamesAndProviders;

    [Theory, MemberData(nameof(Contexts))]
    public void Every_column_is_classified(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Unclassified(Model(name, provider)));

    [Theory, MemberData(nameof(Contexts))]
    public void Whatever_a_contractor_owns_is_written_only_under_its_owner(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Owners(Model(name, provider)));

    [Theory, MemberData(nameof(Contexts))]
    public void A_version_is_in_the_condition_of_every_write(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Versions(Model(name, provider)));

    [Theory, MemberData(nameof(Contexts))]
    public void Nothing_is_deleted_by_cascade(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Cascades(Model(name, provider)));

    [Theory, MemberData(nameof(Contexts))]
    public void Every_text_column_has_a_length(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Lengths(Model(name, provider)));

    [Theory, MemberData(nameof(Contexts))]
    public void No_column_is_binary_floating_point(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Floats(Model(name, provider)));

    [Theory, MemberData(nameof(Contexts))]
    public void Every_instant_is_kept_in_utc(string name, DatabaseProvider provider) => Assert.Empty(DataRules.Instants(Model(name, provider)));

    [Fact]
    public void Canary_each_rule_sees_its_violation()
    {
        using var careless = new CarelessDb(new DbContextOptionsBuilder<CarelessDb>().UseSqlServer(Installation.NoServer).Options);
        var model = careless.Model;

        Assert.Contains("CarelessPermit.Code has no [Data]", DataRules.Unclassified(model));
        Assert.Equal(["CarelessPermit is a contractor's but not IContractorOwned", "CarelessPermit.ContractorId is not in the condition of a write"], DataRules.Owners(model));
        Assert.Equal(["CarelessPermit.Version is not in the condition of a write"], DataRules.Versions(model));
        Assert.Equal(["CarelessSignature → CarelessPermit deletes by Cascade"], DataRules.Cascades(model));
        Assert.Equal(["CarelessPermit.Code has no maximum length"], DataRules.Lengths(model));
        Assert.Equal(["CarelessPermit.Limit is kept as binary floating point", "CarelessPermit.Noise is kept as binary floating point"], DataRules.Floats(model));
        Assert.Equal(["CarelessPermit.IssuedAt is not kept in UTC", "CarelessPermit.SeenAt is not kept in UTC"], DataRules.Instants(model));
    }

    private static IModel Model(string name, DatabaseProvider provider) => Installation.Context(name, provider).Model;
}

internal sealed class CarelessDb(DbContextOptions<CarelessDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CarelessPermit>().Property(p => p.Limit).HasConversion<double>();
        modelBuilder.Entity<CarelessSignature>();
    }
}

internal sealed class CarelessPermit : IVersioned
{
    public Guid Id { get; set; }
    public Guid ContractorId { get; set; }
    public string Code { get; set; } = "";
    public decimal Limit { get; set; }
    public double Noise { get; set; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTime IssuedAt { get; set; }
    public long Version { get; set; }
}

internal sealed class CarelessSignature
{
    public Guid Id { get; set; }
    public Guid PermitId { get; set; }
    public CarelessPermit Permit { get; set; } = null!;
}
