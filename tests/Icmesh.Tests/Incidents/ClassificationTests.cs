using CsCheck;
using Icmesh.Incidents;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;

namespace Icmesh.Tests.Incidents;

public sealed class ClassificationTests
{
    private static readonly DaysChargedTable Table = DaysCharged.Shipped.InForce(new(2026, 3, 1));
    private static readonly SiteClock Clock = new(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"));

    [Theory]
    [InlineData("None", "None", "", "NearMiss")]
    [InlineData("FirstAid", "None", "", "FirstAid")]
    [InlineData("FirstAid", "LostTime", "", "LostTime")]
    [InlineData("Medical", "None", "", "Medical")]
    [InlineData("Medical", "Restricted", "", "Restricted")]
    [InlineData("Medical", "LostTime", "EYE", "Permanent")]
    [InlineData("Fatal", "Fatal", "", "Fatality")]
    [InlineData("Fatal", "Fatal", "EYE", "Fatality")]
    public void Class_is_the_worst_of_the_three_answers(string treatment, string impact, string losses, string expected)
    {
        var incident = Classified(treatment, impact, losses);

        Assert.Equal(expected, incident.Class.ToString());
    }

    [Theory]
    [InlineData("EYE", 1800)]
    [InlineData("EYE,EYE", 6000)]
    [InlineData("EYES", 6000)]
    [InlineData("EYE,EYES", 6000)]
    [InlineData("EAR", 600)]
    [InlineData("EAR,EAR", 3000)]
    [InlineData("EAR,EARS", 3000)]
    [InlineData("INDEX-DISTAL,MIDDLE-DISTAL", 175)]
    [InlineData("thumb-palm", 900)]
    [InlineData("ARM,LEG", 6000)]
    [InlineData("PARALYSIS", 6000)]
    public void Permanent_loss_is_charged_from_the_table(string losses, int days)
    {
        var incident = Classified("Medical", "LostTime", losses);

        Assert.Equal(days, incident.DaysCharged);
        Assert.Equal("Kep.84/BW/1998", incident.ChargeTable);
    }

    [Fact]
    public void Charged_days_replace_the_days_absent()
    {
        var incident = Classified("Medical", "LostTime", "INDEX-DISTAL", daysLost: 40);

        Assert.Equal(100, incident.SeverityDays);
        Assert.Equal(40, incident.DaysLost);
    }

    [Fact]
    public void Death_is_charged_with_6000_days_whatever_the_absence()
    {
        var incident = Classified("Fatal", "Fatal", "", daysLost: 12);

        Assert.Equal(6000, incident.SeverityDays);
    }

    [Fact]
    public void Little_finger_palm_has_no_days_and_is_refused_with_what_to_do()
    {
        var refused = Assert.Throws<RefusedException>(() => Classified("Medical", "LostTime", "LITTLE-PALM"));

        Assert.Contains("kelingking", refused.Reason.Id, StringComparison.Ordinal);
        Assert.NotNull(refused.Remedy);
    }

    [Theory]
    [InlineData("Fatal", "LostTime", 0)]
    [InlineData("Medical", "Fatal", 0)]
    [InlineData("Medical", "None", 3)]
    [InlineData("Medical", "Restricted", 3)]
    [InlineData("Medical", "LostTime", -1)]
    public void Answers_that_contradict_each_other_are_refused(string treatment, string impact, int daysLost)
    {
        Assert.Throws<RefusedException>(() => Classified(treatment, impact, "", daysLost));
    }

    [Fact]
    public void Order_of_losses_does_not_matter()
    {
        var codes = Table.Losses.Where(l => l.Days is not null).Select(l => l.Code).ToArray();

        Gen.Select(Gen.Int[0, codes.Length - 1].Select(i => codes[i]).Array[1, 5], Gen.Int).Sample((losses, seed) =>
        {
            var shuffled = losses.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Table.Charge(losses, isFatal: false), Table.Charge(shuffled, isFatal: false));
        });
    }

    [Fact]
    public void Month_is_that_of_the_site_not_of_UTC()
    {
        var incident = new Incident { ContractorId = Guid.NewGuid(), SiteId = Guid.NewGuid() };

        incident.OccurAt(new DateTime(2026, 2, 28, 18, 0, 0, DateTimeKind.Utc), Clock);

        Assert.Equal(202603, incident.Month);
    }

    private static Incident Classified(string treatment, string impact, string losses, int daysLost = 0)
    {
        var incident = new Incident { ContractorId = Guid.NewGuid(), SiteId = Guid.NewGuid() };
        incident.Classify(new(Enum.Parse<Treatment>(treatment), Enum.Parse<WorkImpact>(impact),
            losses.Split(',', StringSplitOptions.RemoveEmptyEntries), daysLost, 0), Table);
        return incident;
    }
}
