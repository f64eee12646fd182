using Icmesh.Contractors;

namespace Icmesh.Tests.Contractors;

public sealed class CsmsAccessTests
{
    /// <summary>SPLN U1.006:2021, table 7: row = certificate, column = job, from low to extreme.</summary>
    [Theory]
    [InlineData(nameof(CsmsClass.Low), "yes no no no no")]
    [InlineData(nameof(CsmsClass.Moderate), "yes yes no no no")]
    [InlineData(nameof(CsmsClass.High), "yes yes yes no no")]
    [InlineData(nameof(CsmsClass.VeryHigh), "yes yes yes yes no")]
    [InlineData(nameof(CsmsClass.Extreme), "yes yes yes yes yes")]
    public void Certificate_covers_its_own_class_and_all_below(string certificate, string expected)
    {
        var held = Enum.Parse<CsmsClass>(certificate);

        var covered = Enum.GetValues<RiskClass>().Select(job => CsmsAccess.Covers(held, job) ? "yes" : "no");

        Assert.Equal(expected, string.Join(' ', covered));
    }

    [Fact]
    public void Contractor_without_certificate_is_covered_for_no_job()
    {
        var covered = Enum.GetValues<RiskClass>().Where(job => CsmsAccess.Covers(null, job));

        Assert.Empty(covered);
    }
}
