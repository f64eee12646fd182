using System.Net;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Person = Icmesh.Tests.Permits.PermitsApp.Person;

namespace Icmesh.Tests.Permits;

/// <summary>At the place of work: gas, isolation, who is inside, the fire watch, the shift, and what stops by itself.</summary>
public sealed class SiteWorkTests : IAsyncLifetime
{
    private readonly PermitsApp _app = new();

    public Task InitializeAsync() => _app.SeedAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static (string, string)[] Gas(string oxygen = "20,9", string lel = "0", string lelUnit = "% LEL", string toxic = "ppm", string calibrated = "2026-03-01") =>
    [
        ("Input.Instrument", "BW 4471"), ("Input.CalibratedOn", calibrated), ("Input.Height", "Top"), ("Input.Oxygen", oxygen), ("Input.Lel", lel), ("Input.LelUnit", lelUnit),
        ("Input.CoPpm", "0"), ("Input.H2sPpm", "0"), ("Input.ToxicUnit", toxic),
    ];

    private Task<(int Ended, int Stopped)> RecheckAsync() => _app.InAsync<RecheckPermits, (int, int)>(r => r.RunAsync(default));

    private async Task<IReadOnlyList<string>> LastStopsAsync(Guid permit)
    {
        var decision = await _app.InAsync<PermitsDb, Decision>(db => db.Decisions.Where(d => d.PermitId == permit).OrderByDescending(d => d.Position).FirstAsync());
        Assert.Equal((SignRole.System, "system"), (decision.Role, decision.By));
        return [.. EvidenceJson.Read(decision.Evidence).Where(l => l.Stops).Select(l => l.Code)];
    }

    [Fact]
    public async Task A_gas_test_at_the_limit_is_kept_and_judged_and_a_wrong_unit_is_refused()
    {
        var permit = await _app.PermitAsync(PermitState.Approved, types: "HOT");
        _app.Who = Person.Issuer;
        using var browser = _app.Browser();

        foreach (var wrong in new[] { Gas(lelUnit: "% vol"), Gas(toxic: "mg/m3"), Gas(oxygen: "209000"), Gas(oxygen: "dua puluh") })
        {
            using var refused = await browser.FillAsync($"/Permits/{permit.Id}/Gas", wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.Equal(0, await _app.InAsync<PermitsDb, int>(db => db.GasTests.CountAsync()));
        foreach (var (oxygen, lel, calibrated, isSafe) in new[] { ("19,49", "0", "2026-03-01", false), ("19,5", "0", "2026-03-01", true), ("23,5", "0", "2026-03-01", true), ("23,51", "0", "2026-03-01", false), ("20,9", "0,1", "2026-03-01", false), ("20,9", "0", "2025-09-01", false), ("20,9", "0", "2026-03-16", false) })
        {
            using var kept = await browser.FillAsync($"/Permits/{permit.Id}/Gas", Gas(oxygen, lel, calibrated: calibrated));
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
            Assert.Equal(isSafe, (await _app.InAsync<PermitsDb, GasTest>(db => db.GasTests.OrderByDescending(g => g.Id).FirstAsync())).IsSafe);
            _app.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Contains("Di luar batas", (await browser.OpenAsync($"/Permits/{permit.Id}/Gas")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hot_work_waits_for_a_fresh_gas_test_and_stops_when_its_retest_is_missed()
    {
        var permit = await _app.PermitAsync(PermitState.Active, types: "HOT");
        await TestGasAsync(permit, 20.9m);
        Assert.Equal((0, 0), await RecheckAsync());

        _app.Time.Advance(TimeSpan.FromMinutes(121));

        Assert.Equal((0, 1), await RecheckAsync());
        Assert.Equal(PermitState.Suspended, (await _app.StoredAsync(permit.Id)).State);
        Assert.Equal(["GAS_TESTED"], await LastStopsAsync(permit.Id));
        Assert.Equal((0, 0), await RecheckAsync());
    }

    [Fact]
    public async Task A_bad_gas_test_stops_the_work_at_once()
    {
        var permit = await _app.PermitAsync(PermitState.Active, types: "HOT");

        await TestGasAsync(permit, 19.49m);

        Assert.Equal(PermitState.Suspended, (await _app.StoredAsync(permit.Id)).State);
        Assert.Equal(["OXYGEN_LOW"], await LastStopsAsync(permit.Id));
    }

    private Task<bool> TestGasAsync(Permit permit, decimal oxygen) => _app.InAsync<RecordGas, bool>(async gas =>
    {
        await gas.RunAsync(permit.Id, new() { Instrument = "BW", CalibratedOn = new(2026, 3, 1), Height = GasHeight.Top, Oxygen = oxygen, Lel = 0, CoPpm = 0, H2sPpm = 0 }, default);
        return true;
    });

    [Fact]
    public async Task A_company_that_is_suspended_at_two_in_the_morning_stops_the_permit_of_two_in_the_morning_with_the_reason_kept()
    {
        var (permit, other) = (await _app.PermitAsync(PermitState.Active), await _app.PermitAsync(PermitState.Active, number: 2));
        Assert.Equal((0, 0), await RecheckAsync());
        await _app.InAsync<ContractorsDb, int>(async db =>
        {
            (await db.Contractors.SingleAsync(c => c.Code == "K-1")).Status = ContractorStatus.Suspended;
            return await db.SeedAsync();
        });

        Assert.Equal((0, 2), await RecheckAsync());

        Assert.Equal(["CREW_READY"], await LastStopsAsync(permit.Id));
        var answers = await _app.InAsync<PermitsDb, List<CrewAnswer>>(db => db.Answers.Where(a => a.PermitId == other.Id).ToListAsync());
        Assert.Equal(2, answers.Count);
        Assert.All(answers, a => Assert.Contains(EvidenceJson.Read(a.Evidence), l => l is { Code: "COMPANY_ACTIVE", Stops: true }));
    }

    [Fact]
    public async Task What_is_over_ends_and_a_shift_without_a_holder_stops()
    {
        var (over, held) = (await _app.PermitAsync(PermitState.Suspended), await _app.PermitAsync(PermitState.Active, number: 2));
        await _app.InAsync<PermitsDb, int>(async db =>
        {
            (await db.Permits.SingleAsync(p => p.Id == over.Id)).End = _app.Time.GetUtcNow().UtcDateTime.AddHours(1);
            return await db.SeedAsync();
        });
        _app.Time.Advance(TimeSpan.FromHours(6));

        Assert.Equal((1, 1), await RecheckAsync());

        Assert.Equal(PermitState.Expired, (await _app.StoredAsync(over.Id)).State);
        Assert.Equal(["HOLDER"], await LastStopsAsync(held.Id));
    }

    [Fact]
    public async Task What_will_stop_a_crew_is_seen_ahead()
    {
        var permit = await _app.PermitAsync(PermitState.Approved, types: "LOTO");
        await _app.InAsync<PermitsDb, int>(async db =>
        {
            (await db.Permits.SingleAsync()).End = _app.Time.GetUtcNow().UtcDateTime.AddDays(20);
            return await db.SeedAsync();
        });
        async Task<IReadOnlyList<Lapse>> ForecastAsync() => await _app.InAsync<ForecastLapses, IReadOnlyList<Lapse>>(f => f.RunAsync(default));
        Assert.Empty(await ForecastAsync());
        await _app.InAsync<ContractorsDb, int>(async db =>
        {
            var good = await db.Contractors.SingleAsync(c => c.Code == "K-1");
            good.Status = ContractorStatus.Suspended;
            return await db.SeedAsync();
        });

        var lapse = Assert.Single(await ForecastAsync());

        Assert.Equal((permit.Id, new DateOnly(2026, 3, 22), 2), (lapse.Permit.Id, lapse.Day, lapse.People));
        Assert.Contains(lapse.Lines, l => l.Code == "COMPANY_ACTIVE");
        _app.Who = Person.Hse;
        using var browser = _app.Browser();
        Assert.Contains("22 Mar 2026", (await browser.OpenAsync("/Permits/Forecast")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_on_two_permits_in_two_areas()
    {
        await _app.PermitAsync(PermitState.Active);
        var now = _app.Time.GetUtcNow().UtcDateTime;
        async Task<Outcome?> AskAsync(Guid? area, DateTime at) => (await _app.InAsync<IReadiness, ReadinessAnswer>(r => r.AskAsync([_app.Crew[0].Id], ["GENERAL"], area, at, default)))
            .Workers.Single().Reasons.FirstOrDefault(r => r.Finding.Gate.Code == "ONE_PLACE")?.Finding.Outcome;

        Assert.Equal(Outcome.NonCompliant, await AskAsync(Guid.NewGuid(), now));
        Assert.Equal(Outcome.Compliant, await AskAsync(_app.Area.Id, now));
        Assert.Equal(Outcome.Compliant, await AskAsync(Guid.NewGuid(), now.AddDays(1)));
        Assert.Null(await AskAsync(null, now));
    }

    [Fact]
    public async Task Isolation_is_locked_tried_and_given_back_in_that_order_and_never_under_work()
    {
        var permit = await _app.PermitAsync(PermitState.Approved, types: "LOTO");
        var parts = await PartsAsync(permit);
        Assert.Equal(1, StepFacts.Issue(parts, [], permit.Start, false).IsolationsOpen);
        await OnSiteAsync(s => s.AddPointAsync(permit.Id, "Q14", default));
        var point = (await PartsAsync(permit)).Isolations.Single().Id;

        await OnSiteAsync(s => s.AdvancePointAsync(permit.Id, point, default));
        Assert.Equal(1, StepFacts.Issue(await PartsAsync(permit), [], permit.Start, false).IsolationsOpen);
        await OnSiteAsync(s => s.AdvancePointAsync(permit.Id, point, default));
        Assert.Equal(0, StepFacts.Issue(await PartsAsync(permit), [], permit.Start, false).IsolationsOpen);
        await StateAsync(permit, PermitState.Active);
        await Assert.ThrowsAsync<RefusedException>(() => OnSiteAsync(s => s.AdvancePointAsync(permit.Id, point, default)));
        await StateAsync(permit, PermitState.Completed);
        await OnSiteAsync(s => s.AdvancePointAsync(permit.Id, point, default));
        Assert.NotNull((await PartsAsync(permit)).Isolations.Single().RemovedAt);
    }

    [Fact]
    public async Task A_live_pot_line_needs_no_isolation_whatever_else_the_job_is()
    {
        var permit = await _app.PermitAsync(PermitState.Approved, types: "POT,ELE");

        Assert.Equal(0, StepFacts.Issue(await PartsAsync(permit), [], permit.Start, false).IsolationsOpen);
    }

    [Fact]
    public async Task Work_is_not_done_before_people_and_locks_are_out_and_the_fire_watch_is_over()
    {
        var permit = await _app.PermitAsync(PermitState.Active, types: "HOT");
        await OnSiteAsync(s => s.CountInAsync(permit.Id, CountKind.Entry, _app.Crew[0].Id, default));
        await OnSiteAsync(s => s.CountInAsync(permit.Id, CountKind.Lock, _app.Crew[0].Id, default));
        await Assert.ThrowsAsync<RefusedException>(() => OnSiteAsync(s => s.CountInAsync(permit.Id, CountKind.Entry, _app.Crew[0].Id, default)));
        await Assert.ThrowsAsync<RefusedException>(() => OnSiteAsync(s => s.CountInAsync(permit.Id, CountKind.Entry, _app.Crew[3].Id, default)));
        Assert.Equal(["PERSONS_OUT", "LOCKS_OFF", "FIRE_WATCH"], await CompleteAsync(permit));

        foreach (var row in (await PartsAsync(permit)).Inside)
        {
            await OnSiteAsync(s => s.CountOutAsync(permit.Id, row.Id, default));
        }

        await OnSiteAsync(s => s.EndHotWorkAsync(permit.Id, default));
        _app.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(["FIRE_WATCH"], await CompleteAsync(permit));
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await CompleteAsync(permit));
        Assert.Equal(PermitState.Completed, (await _app.StoredAsync(permit.Id)).State);
    }

    private async Task<IReadOnlyList<string>> CompleteAsync(Permit permit)
    {
        var version = (await _app.StoredAsync(permit.Id)).Version;
        var decision = await _app.InAsync<DecidePermit, Decision>(d => d.RunAsync(permit.Id, new(PermitCommand.Complete, version, null), "permits.work", default));
        return [.. EvidenceJson.Read(decision.Evidence).Where(l => l.Stops).Select(l => l.Code)];
    }

    private async Task StateAsync(Permit permit, PermitState state) => await _app.InAsync<PermitsDb, int>(async db =>
    {
        (await db.Permits.SingleAsync(p => p.Id == permit.Id)).State = state;
        return await db.SeedAsync();
    });

    private Task<PermitParts> PartsAsync(Permit permit) => _app.InAsync<ReadParts, PermitParts>(async r => await r.OfAsync(await _app.StoredAsync(permit.Id), default));

    private Task<bool> OnSiteAsync(Func<OnSite, Task> work) => _app.InAsync<OnSite, bool>(async s =>
    {
        await work(s);
        return true;
    });

    [Fact]
    public async Task A_shift_ends_past_midnight_and_past_the_year()
    {
        var shifts = await _app.InAsync<Shifts, Shifts>(Task.FromResult);

        Assert.Equal(new DateTime(2026, 12, 31, 16, 0, 0), shifts.EndOf(new DateTime(2026, 12, 31, 12, 0, 0, DateTimeKind.Utc)), TimeSpan.Zero);
        Assert.Equal(new DateTime(2027, 1, 1, 0, 0, 0), shifts.EndOf(new DateTime(2026, 12, 31, 15, 30, 0, DateTimeKind.Utc)), TimeSpan.Zero);
        Assert.Equal(new DateTime(2027, 1, 1, 0, 0, 0), shifts.EndOf(new DateTime(2026, 12, 31, 20, 0, 0, DateTimeKind.Utc)), TimeSpan.Zero);
    }
}
