using System.Net;
using Icmesh.Competency;
using Icmesh.Competency.Checks;
using Icmesh.Competency.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Competency;

/// <summary>A welder, and what the matrix demands of hot work.</summary>
public sealed class CompetencyPagesTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new()
    {
        Only = services => services.AddScoped<IReadinessCheck, CertificateCheck>().AddScoped<IReadinessCheck, FitnessCheck>().AddScoped<IReadinessCheck, InductionCheck>(),
    };
    private readonly Site _site = new() { Code = "RDX", Name = "Reduksi" };
    private readonly Contractor _company = new() { Code = "K-1", Name = "PT Satu", RolloutStage = RolloutStage.Block, CsmsClass = CsmsClass.High };
    private readonly Contractor _rival = new() { Code = "K-2", Name = "PT Dua" };
    private Worker _budi = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _budi = new() { ContractorId = _company.Id, Name = "Budi", Position = "Juru las", NikLast4 = "0001", NikHash = "x" };
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(_site, _company, _rival, _budi, new Contract { ContractorId = _company.Id, Number = "SPK-1", Title = "Las", RiskClass = RiskClass.High, SiteId = _site.Id, From = new(2026, 1, 1), To = new(2026, 12, 31) });
            return db.SeedAsync();
        });
        await SeedAsync(
            new RequirementKey("HOT_WORK", "JURU_LAS", null, "JURU_LAS", "II").Make(true, "Permenaker 02/MEN/1982", Requirement.Verified),
            new RequirementKey("HOT_WORK", null, null, "PETUGAS_P3K", null).Make(true, "Permenaker 15/2008", Requirement.Unverified),
            new Fitness { ContractorId = _company.Id, WorkerId = _budi.Id, Result = FitnessResult.Fit, ExaminedOn = new(2026, 1, 5), Clinic = "Klinik" },
            new Induction { ContractorId = _company.Id, WorkerId = _budi.Id, GivenOn = new(2026, 1, 5), IsPassed = true });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> SeedAsync(params object[] rows) => _app.InAsync<CompetencyDb, int>(db =>
    {
        db.AddRange(rows);
        return db.SeedAsync();
    });

    private async Task<WorkerReadiness> AskAsync(string job = "HOT_WORK") => (await _app.InAsync<IReadiness, ReadinessAnswer>(
        r => r.AskAsync([_budi.Id], [job], null, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), default))).Workers.Single();

    private Certificate Made(string @class, DateOnly issued, bool isVerified = true) => new CertificateEntry(ValidityTests.Types.Find("JURU_LAS")!, @class, null, "Kemnaker", $"JL-{@class}", issued, null, null)
        .Make(_company.Id, _budi.Id, null) is var made && isVerified ? Verified(made) : made;

    private static Certificate Verified(Certificate certificate)
    {
        (certificate.VerifiedAt, certificate.VerifiedBy, certificate.VerifiedHow) = (new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "hse", Verification.Original);
        return certificate;
    }

    [Fact]
    public async Task Without_the_paper_that_is_demanded_nobody_welds_and_with_it_he_does()
    {
        var before = await AskAsync();
        await SeedAsync(Made("III", new(2026, 1, 10)));
        var low = await AskAsync();
        await SeedAsync(Made("I", new(2026, 1, 10)));
        var after = await AskAsync();

        Assert.Equal((Outcome.NonCompliant, "HELD"), (before.Outcome, Assert.Single(before.Blocking).Finding.Gate.Code));
        Assert.Equal((Outcome.NonCompliant, "CLASS"), (low.Outcome, Assert.Single(low.Blocking).Finding.Gate.Code));
        Assert.Equal(Outcome.Compliant, after.Outcome);
        Assert.Contains(after.Reasons, r => r is { Effect: Effect.Warn, Finding: { Gate.Code: "ADVISED_HELD", Outcome: Outcome.NonCompliant } });
        Assert.Equal(Outcome.Compliant, (await AskAsync("GENERAL")).Outcome);
    }

    [Fact]
    public async Task Six_months_without_welding_stop_him_and_a_logged_use_lets_him_weld_again()
    {
        var welder = Made("I", new(2025, 1, 10));
        await SeedAsync(welder);
        Assert.Equal("IN_USE", Assert.Single((await AskAsync()).Blocking).Finding.Gate.Code);

        await SeedAsync(new CertificateUse { ContractorId = _company.Id, WorkerId = _budi.Id, CertificateId = welder.Id, On = new(2025, 11, 1), Work = "Las pipa", By = "x" });

        Assert.Equal(Outcome.Compliant, (await AskAsync()).Outcome);
    }

    [Fact]
    public async Task A_check_up_a_year_ago_and_one_that_says_unfit_stop_and_a_restriction_stops_its_own_work_alone()
    {
        await SeedAsync(Made("I", new(2026, 1, 10)));
        await SeedAsync(new Fitness { ContractorId = _company.Id, WorkerId = _budi.Id, Result = FitnessResult.FitWithNote, Restrictions = "TANPA_KETINGGIAN", ExaminedOn = new(2026, 2, 1), Clinic = "Klinik" });
        Assert.Equal(Outcome.Compliant, (await AskAsync()).Outcome);
        Assert.Contains((await AskAsync("HEIGHT")).Blocking, r => r.Finding.Gate.Code == "MCU_PERMITS");

        await SeedAsync(new Fitness { ContractorId = _company.Id, WorkerId = _budi.Id, Result = FitnessResult.TemporarilyUnfit, ExaminedOn = new(2026, 3, 1), Clinic = "Klinik" });

        Assert.Equal("MCU_FIT", Assert.Single((await AskAsync()).Blocking).Finding.Gate.Code);
    }

    [Fact]
    public async Task List_filters_by_state_and_words_and_stays_behind_the_fence()
    {
        await SeedAsync(Made("I", new(2025, 1, 10)), Made("II", new(2026, 3, 10)));
        using var browser = _app.Browser();

        Assert.Equal(2, (await browser.OpenAsync("/Competency")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("JL-I", (await browser.OpenAsync("/Competency?state=Lapsed")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("JL-II", (await browser.OpenAsync("/Competency?q=jl-ii&contractor=k-1&sort=-lapses")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.OpenAsync("/Competency?q=%25")).QuerySelectorAll("tbody tr"));
        _app.OwnContractor = _rival.Id;
        Assert.Empty((await browser.OpenAsync("/Competency")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Matrix_is_changed_by_forms_that_refuse_what_does_not_exist()
    {
        using var browser = _app.Browser();
        (string, string)[] Form(string @class) =>
            [("Input.JobType", "HEIGHT"), ("Input.CertificateType", "JURU_LAS"), ("Input.Class", @class), ("Input.IsMandatory", "true"), ("Input.Law", "Uji"), ("Input.Status", "verified")];

        using var wrong = await browser.FillAsync("/Competency/Requirements/Edit", Form("IV"));
        using var right = await browser.FillAsync("/Competency/Requirements/Edit", Form("iii"));
        using var again = await browser.FillAsync("/Competency/Requirements/Edit", Form("III"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, right.StatusCode, again.StatusCode));
        var made = await _app.InAsync<CompetencyDb, Requirement>(db => db.Requirements.SingleAsync(r => r.JobType == "HEIGHT"));
        using var edited = await browser.FillAsync($"/Competency/Requirements/Edit/{made.Id}", ("Input.IsMandatory", "false"), ("Input.Law", "Usulan"));
        using var late = await browser.FillAsync($"/Competency/Requirements/Edit/{made.Id}", ("Input.Version", "1"), ("Input.Law", "Terlambat"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (edited.StatusCode, late.StatusCode));
        Assert.Contains("kelas III ke atas", (await browser.OpenAsync("/Competency/Requirements?strength=Recommended")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["requirement.add", "requirement.edit"], await _app.InAsync<CompetencyDb, List<string>>(db => db.Activity.Where(a => a.Subject == "requirement").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task Search_finds_who_may_do_the_job_tonight_and_nobody_of_a_rival()
    {
        using var browser = _app.Browser();
        var search = "/Competency/Who?job=HOT_WORK";
        Assert.Empty((await browser.OpenAsync(search)).QuerySelectorAll("tbody tr"));
        await SeedAsync(Made("I", new(2026, 1, 10)));

        Assert.Contains("Budi", Assert.Single((await browser.OpenAsync(search)).QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.OpenAsync($"{search}&at=2026-09-01T20:00")).QuerySelectorAll("tbody tr"));
        _app.OwnContractor = _rival.Id;
        Assert.Empty((await browser.OpenAsync(search)).QuerySelectorAll("tbody tr"));
    }
}
