using Icmesh.Contractors;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Icmesh.Tests.Contractors;

public sealed class NikHasherTests : IDisposable
{
    private const string Nik = "1219010101900001";
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-nik-").FullName;

    [Fact]
    public void Same_number_gives_the_same_hash_after_a_restart_and_never_the_number()
    {
        var before = Hasher(Environments.Development).Protect(Nik);

        var after = Hasher(Environments.Development).Protect(Nik);

        Assert.Equal(before, after);
        Assert.Equal("0001", after.Last4);
        Assert.DoesNotContain(Nik, after.Hash, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_gives_another_hash()
    {
        var one = Hasher(Environments.Production, Key(1)).Protect(Nik);

        var other = Hasher(Environments.Production, Key(2)).Protect(Nik);

        Assert.NotEqual(one.Hash, other.Hash);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64!")]
    public void Production_without_a_proper_key_stores_no_number(string? key)
    {
        var hasher = Hasher(Environments.Production, key);

        var refused = Assert.Throws<RefusedException>(() => hasher.Protect(Nik));

        Assert.Contains("Privacy:NikKey", refused.Reason.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1219010101900001", true)]
    [InlineData("121901010190000", false)]
    [InlineData("12190101019000012", false)]
    [InlineData("1219 10101900001", false)]
    [InlineData("", false)]
    public void Number_has_exactly_sixteen_digits(string nik, bool isValid)
    {
        Assert.Equal(isValid, NikHasher.IsValid(nik));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Key(byte fill) => Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());

    private NikHasher Hasher(string environment, string? key = null) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder), new("Privacy:NikKey", key)]).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
