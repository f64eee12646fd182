using Icmesh.Apd;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Apd;

/// <summary>Does a worker hold what the work demands, and does it still protect?</summary>
public sealed class ItemCheckTests : IAsyncLifetime
{
    private readonly ApdHouse _house = new();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    private static IEnumerable<string> Wrong(IEnumerable<Finding> findings, string key) =>
        findings.Where(f => f.Key == key && f.Outcome is not Outcome.Compliant).Select(f => $"{f.Gate.Code} {f.Outcome}");

    [Fact]
    public async Task Who_holds_all_of_it_in_order_passes_and_who_holds_nothing_is_told_each_thing()
    {
        foreach (var kind in new[] { "HELM", "GLASS", "BOOT", "VEST_HV" })
        {
            await _house.GiveAsync(_house.Budi, kind);
        }

        var findings = await _house.FindAsync("GENERAL", _house.Budi, _house.Sari);

        Assert.All(findings.Where(f => f.WorkerId == _house.Budi.Id), f => Assert.Equal(Outcome.Compliant, f.Outcome));
        Assert.Equal(["BOOT", "GLASS", "HELM", "VEST_HV"], findings.Where(f => f.WorkerId == _house.Sari.Id).Select(f => f.Key).Order());
        Assert.All(findings.Where(f => f.WorkerId == _house.Sari.Id), f => Assert.Equal(("HELD", Outcome.NonCompliant, 4), (f.Gate.Code, f.Outcome, f.Covers.Count)));
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "HELM", "service 61", "LIFE NonCompliant" },
        { "HELM", "service 60", "" },
        { "HELM", "manufacture 61", "LIFE_PROPOSED NonCompliant" },
        { "HELM", "no-service", "LIFE Undetermined" },
        { "HELM", "no-manufacture", "LIFE_PROPOSED Undetermined" },
        { "HELM", "inspection -1", "INSPECTED NonCompliant" },
        { "HELM", "inspection 0", "" },
        { "HELM", "no-inspection", "INSPECTED Undetermined" },
        { "HELM", "harmed", "UNHARMED NonCompliant" },
        { "GLASS", "no-inspection", "" },
        { "BOOT", "service 13", "LIFE_PROPOSED NonCompliant" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_against_an_item_is_said(string kind, string fault, string expected)
    {
        var (what, value) = (fault.Split(' ')[0], int.Parse(fault.Split(' ').ElementAtOrDefault(1) ?? "0", null));
        await _house.GiveAsync(_house.Budi, kind, item =>
        {
            item.InServiceOn = what switch { "service" => ApdHouse.Today.AddMonths(-value), "no-service" => null, _ => item.InServiceOn };
            item.ManufacturedOn = what switch { "manufacture" => ApdHouse.Today.AddMonths(-value), "no-manufacture" => null, _ => item.ManufacturedOn };
            item.NextInspectionOn = what switch { "inspection" => ApdHouse.Today.AddDays(value), "no-inspection" => null, _ => item.NextInspectionOn };
            (item.HarmedBy, item.HarmedAt) = what == "harmed" ? (EventKind.Impact, new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc)) : ((EventKind?)null, (DateTime?)null);
        });

        Assert.Equal(expected, string.Join(", ", Wrong(await _house.FindAsync("GENERAL", _house.Budi), kind)));
    }

    [Fact]
    public async Task Heat_halves_the_life_of_a_helmet_and_better_boots_stand_in()
    {
        await _house.GiveAsync(_house.Budi, "HELM", i => i.InServiceOn = ApdHouse.Today.AddMonths(-30));
        await _house.GiveAsync(_house.Budi, "BOOT_FOUNDRY");

        var (general, potroom) = (await _house.FindAsync("GENERAL", _house.Budi), await _house.FindAsync("POTROOM", _house.Budi));

        Assert.Empty(Wrong(general, "HELM").Concat(Wrong(general, "BOOT")).Concat(Wrong(potroom, "BOOT_FOUNDRY")));
        Assert.Equal(["LIFE NonCompliant"], Wrong(potroom, "HELM"));
    }

    [Fact]
    public async Task A_new_piece_makes_good_for_an_old_one_whatever_came_last()
    {
        await _house.GiveAsync(_house.Budi, "BOOT", i => i.InServiceOn = ApdHouse.Today.AddMonths(-14));
        Assert.NotEmpty(Wrong(await _house.FindAsync("GENERAL", _house.Budi), "BOOT"));

        await _house.GiveAsync(_house.Budi, "BOOT");

        Assert.Empty(Wrong(await _house.FindAsync("GENERAL", _house.Budi), "BOOT"));
    }

    [Fact]
    public async Task No_harness_at_height_is_a_fatal_risk_that_nobody_is_dispensed_from()
    {
        var finding = Assert.Single(await _house.FindAsync("HEIGHT", _house.Budi), f => f.Gate.IsFatalRisk);

        Assert.Equal(("LIFELINE_HELD", "HARNESS", Outcome.NonCompliant), (finding.Gate.Code, finding.Key, finding.Outcome));
    }

    [Fact]
    public async Task Forty_workers_cost_no_more_queries_than_one()
    {
        var all = Enumerable.Range(0, 39).Select(i => ApdHouse.Person(_house.Company, $"Pekerja {i}", "0000")).Append(_house.Budi).ToArray();
        await _house.Database.InAsync<ContractorsDb>(db =>
        {
            db.AddRange(all[..39].AsEnumerable());
            return db.SeedAsync();
        });
        foreach (var worker in all)
        {
            await _house.GiveAsync(worker, "HELM");
        }

        await _house.FindAsync("GENERAL", _house.Budi);
        var before = _house.Database.Queries.Count;
        await _house.FindAsync("GENERAL", _house.Budi);
        var one = _house.Database.Queries.Count - before;
        before = _house.Database.Queries.Count;

        var findings = await _house.FindAsync("GENERAL", all);

        Assert.Equal(40, findings.Where(f => f.Key == "HELM").Select(f => f.WorkerId).Distinct().Count());
        Assert.Equal(one, _house.Database.Queries.Count - before);
        Assert.InRange(one, 1, 3);
    }
}
