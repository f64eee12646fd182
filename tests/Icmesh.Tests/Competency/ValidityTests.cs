using Icmesh.Competency;
using Icmesh.Competency.Checks;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Competency;

/// <summary>How long a certificate counts: the five kinds, by dates, employer and use.</summary>
public sealed class ValidityTests
{
    private static readonly DateOnly Issued = new(2024, 3, 10);

    internal static CertificateTypes Types { get; } = (CertificateTypes)Icmesh.Rules.TableCompiler.Compile(
        Icmesh.Rules.Reading.RuleFile.Read(Repository.Rules, Path.Combine(Repository.Rules, "competency", "certificate-types.json")).Source!, CertificateTypes.Kind).Table!;

    private static HeldCertificate Held(string type, DateOnly? printed = null, bool? employer = null, DateOnly? used = null, DateOnly? revoked = null, string? @class = null) =>
        new(Guid.Empty, Guid.Empty, type, @class, Issued, printed, employer, revoked, true, used);

    private static CertificateFacts On(HeldCertificate held, DateOnly day, string? required = null) => Validity.Facts(held, Types.Find(held.Type), Types.Find(held.Type), required, day);

    [Fact]
    public void Shipped_table_is_read()
    {
        Assert.True(Types.Types.Count > 40);
        Assert.Equal(Enum.GetValues<CertificateKind>().Order(), Types.Types.Select(t => t.Kind).Distinct().Order());
    }

    [Theory]
    [InlineData("TKBT1", "2027-03-10", "2027-03-10")] // printed within the three years that it is good for
    [InlineData("TKBT1", null, "2027-03-10")] // not printed: the three years
    [InlineData("TKBT1", "2034-03-10", "2027-03-10")] // printed for longer than a verified limit
    [InlineData("SIO_FORKLIFT", "2034-03-10", "2034-03-10")] // a limit that nobody has verified shortens nothing
    [InlineData("AK3U_SERTIFIKAT", null, null)]
    public void Last_day_is_the_earliest_of_what_is_printed_and_what_is_known(string type, string? printed, string? last)
    {
        DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(Day(last), Validity.End(Issued, Day(printed), Types.Find(type)!));
    }

    [Fact]
    public void A_lifetime_certificate_never_ends_and_an_appointment_only_counts_in_its_company()
    {
        Assert.Equal(Validity.NoEnd, On(Held("AK3U_SERTIFIKAT"), new(2060, 1, 1)).DaysLeft);
        Assert.True(On(Held("AK3U_SKP", employer: true), new(2025, 1, 1)).ForThisEmployer);
        Assert.False(On(Held("AK3U_SKP", employer: false), new(2025, 1, 1)).ForThisEmployer);
        Assert.Null(On(Held("AK3U_SKP"), new(2025, 1, 1)).ForThisEmployer);
        Assert.True(On(Held("TKBT1"), new(2025, 1, 1)).ForThisEmployer);
    }

    [Fact]
    public void A_welder_lapses_on_the_day_that_six_months_without_work_are_over()
    {
        var welder = Held("JURU_LAS", used: new DateOnly(2025, 8, 31), @class: "I");

        Assert.True(On(welder, new(2026, 2, 27)).InUse);
        Assert.False(On(welder, new(2026, 2, 28)).InUse);
        Assert.Equal(new DateOnly(2026, 2, 27), Validity.LapsesOn(Issued, null, welder.LastUsedOn, Types.Find("JURU_LAS")!));
        Assert.Equal(new DateOnly(2024, 9, 9), Validity.LapsesOn(Issued, null, null, Types.Find("JURU_LAS")!));
    }

    [Theory]
    [InlineData("I", "II", true)]
    [InlineData("II", "II", true)]
    [InlineData("III", "II", false)]
    [InlineData("IV", "II", false)]
    [InlineData(null, "II", null)]
    [InlineData(null, null, true)]
    public void A_higher_class_covers_a_lower_one(string? held, string? required, bool? covers) =>
        Assert.Equal(covers, On(Held("JURU_LAS", @class: held), new(2024, 4, 1), required).ClassCovers);

    [Fact]
    public void Revocation_counts_from_its_day_and_a_renewal_leaves_the_past_alone()
    {
        var revoked = Held("TKBT1", revoked: new DateOnly(2025, 6, 1));

        Assert.False(On(revoked, new(2025, 5, 31)).Revoked);
        Assert.True(On(revoked, new(2025, 6, 1)).Revoked);
        Assert.True(On(revoked, new(2024, 3, 9)).DaysSinceIssue < 0);
    }

    [Theory]
    [InlineData("Petugas Madya Ruang Terbatas", "TEKNISI_K3_RT")]
    [InlineData("teknisi k3 ruang terbatas", "TEKNISI_K3_RT")]
    [InlineData("Confined space technician", "TEKNISI_K3_RT")]
    [InlineData("tkbt1", "TKBT1")]
    [InlineData("Petugas Madya", null)]
    public void Old_names_lead_to_the_type_of_today(string words, string? code) => Assert.Equal(code, Types.Named(words)?.Code);

    [Fact]
    public void A_position_that_no_role_names_counts_as_all()
    {
        Assert.Equal(["JURU_LAS"], Types.RolesOf("Juru Las Pipa")!);
        Assert.Null(Types.RolesOf("Serba bisa"));
        Assert.Null(Types.RolesOf(null));
    }

    [Theory]
    [InlineData(2025, 3, 14, 11)]
    [InlineData(2025, 3, 15, 12)]
    [InlineData(2024, 3, 15, 0)]
    public void A_year_is_over_on_its_anniversary(int year, int month, int day, int months) => Assert.Equal(months, WholeMonths.Between(new(2024, 3, 15), new(year, month, day)));
}
