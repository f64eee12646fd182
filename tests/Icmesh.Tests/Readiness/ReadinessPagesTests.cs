using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Clearance;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Readiness.Commands;
using Icmesh.Readiness.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Readiness;

/// <summary>May this person start? On the pages, with the company as the first that answers.</summary>
public sealed class ReadinessPagesTests : IAsyncLifetime
{
    private const string Rule = "path=contractors/clearance&gate=";

    private readonly RecordsApp _app = new() { Only = services => services.AddScoped<IReadinessCheck, CompanyCheck>() };
    private readonly Site _site = new() { Code = "RDX", Name = "Reduksi" };
    private readonly Contractor _main = new() { Code = "K-1", Name = "PT Satu", RolloutStage = RolloutStage.Block, CsmsClass = CsmsClass.High };
    private readonly Contractor _idle = new() { Code = "K-2", Name = "PT Dua", RolloutStage = RolloutStage.Block };
    private Contractor _sub = null!;
    private Worker _budi = null!, _sari = null!, _tono = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _sub = new() { Code = "K-3", Name = "PT Sub", RolloutStage = RolloutStage.Warn, MainContractorId = _main.Id, TreeId = _main.Id };
        _budi = new() { ContractorId = _main.Id, Name = "Budi", NikLast4 = "0001", NikHash = "x" };
        _sari = new() { ContractorId = _idle.Id, Name = "Sari", NikLast4 = "0002", NikHash = "y" };
        _tono = new() { ContractorId = _sub.Id, Name = "Tono", NikLast4 = "0003", NikHash = "z" };
        var contract = new Contract { ContractorId = _main.Id, Number = "SPK-1", Title = "Las", RiskClass = RiskClass.High, SiteId = _site.Id, From = new(2026, 1, 1), To = new(2026, 12, 31) };
        await InAsync<ContractorsDb>(db =>
        {
            db.AddRange(_site, _main, _idle, _sub, contract, _budi, _sari, _tono);
            return db.SeedAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<bool> InAsync<TDb>(Func<TDb, Task> work) where TDb : notnull => _app.InAsync<TDb, bool>(async db =>
    {
        await work(db);
        return true;
    });

    private async Task<WorkerReadiness> AskAsync(Worker worker) => (await _app.InAsync<IReadiness, ReadinessAnswer>(
        r => r.AskAsync([worker.Id], ["GENERAL"], null, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), default))).Workers.Single();

    [Fact]
    public async Task A_company_in_order_is_ready_one_without_certificate_stops_and_a_subcontractor_stands_under_its_main_contracts()
    {
        var (budi, sari, tono) = (await AskAsync(_budi), await AskAsync(_sari), await AskAsync(_tono));

        Assert.Equal(Outcome.Compliant, budi.Outcome);
        Assert.All(budi.Reasons, r => Assert.Equal(Outcome.Compliant, r.Finding.Outcome));
        Assert.Equal(Outcome.NonCompliant, sari.Outcome);
        Assert.Equal(["CSMS_HELD"], sari.Blocking.Select(r => r.Finding.Gate.Code));
        Assert.Contains(sari.Reasons, r => r is { Effect: Effect.Warn, Finding: { Gate.Code: "CONTRACT_RUNNING", Outcome: Outcome.NonCompliant } });
        Assert.Equal(Outcome.Compliant, tono.Outcome);
        Assert.Contains(tono.Reasons, r => r.Finding is { Gate.Code: "CONTRACT_RUNNING", Outcome: Outcome.Compliant });
        Assert.Contains(tono.Reasons, r => r is { Effect: Effect.Warn, Finding: { Gate.Code: "CSMS_HELD", Outcome: Outcome.NonCompliant } });
    }

    [Fact]
    public async Task A_suspended_main_contractor_is_found_by_its_subcontractor_who_does_not_see_it()
    {
        await InAsync<ContractorsDb>(async db =>
        {
            (await db.Contractors.SingleAsync(c => c.Code == "K-1")).Status = ContractorStatus.Suspended;
            await db.SeedAsync();
        });
        _app.OwnContractor = _sub.Id;
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Readiness/{_tono.Id}");

        Assert.Contains("Kontraktor utama di atasnya ditangguhkan", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri($"/Readiness/{_budi.Id}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Forty_workers_cost_no_more_queries_than_one()
    {
        await InAsync<ContractorsDb>(db =>
        {
            db.AddRange(Enumerable.Range(0, 39).Select(i => new Worker { ContractorId = _main.Id, Name = $"Pekerja {i}", NikLast4 = "0000", NikHash = $"n{i}" }));
            return db.SeedAsync();
        });
        await AskAsync(_budi);
        var before = _app.Queries.Count;
        await AskAsync(_budi);
        var one = _app.Queries.Count - before;
        var all = await _app.InAsync<IWorkerDirectory, IReadOnlyList<WorkerCard>>(w => w.AfterAsync([_main.Id], null, 100, default));
        before = _app.Queries.Count;

        var answer = await _app.InAsync<IReadiness, ReadinessAnswer>(r => r.AskAsync([.. all.Select(w => w.Id)], ["GENERAL"], null, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), default));

        Assert.Equal(40, answer.Workers.Count);
        Assert.Equal(one, _app.Queries.Count - before);
    }

    [Fact]
    public async Task List_shows_who_is_stopped_and_why()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Readiness?contractor=K-2&job=HOT_WORK");

        Assert.Contains("Perusahaan belum punya sertifikat CSMS", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ditahan", page.QuerySelector("tbody tr .icm-status")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tidak ditahan", (await browser.OpenAsync("/Readiness")).QuerySelector("tbody tr .icm-status")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deciding_shows_first_who_would_be_stopped_and_counts_from_its_day()
    {
        using var browser = _app.Browser();
        var form = await browser.OpenAsync($"/Readiness/Effects/Decide?{Rule}CONTRACT_RUNNING");
        Assert.Contains("1 dari 2 pekerja akan ditahan", form.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PT Dua", form.Body!.TextContent, StringComparison.Ordinal);

        using var late = await browser.FillAsync($"/Readiness/Effects/Decide?{Rule}CONTRACT_RUNNING", ("Input.From", "2026-03-14"), ("Input.Reason", "Uji"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        using var saved = await browser.FillAsync($"/Readiness/Effects/Decide?{Rule}CONTRACT_RUNNING", ("Input.Stage", "Block"), ("Input.Effect", "Block"), ("Input.Reason", "Semua kontrak sudah tercatat"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(["CONTRACT_RUNNING", "CSMS_HELD"], (await AskAsync(_sari)).Blocking.Select(r => r.Finding.Gate.Code).Order());
        Assert.Contains("Siap", (await browser.OpenAsync("/Readiness/Effects")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri($"/Readiness/Effects/Decide?{Rule}NONE", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_dispensation_lets_pass_for_a_while_is_seen_and_can_be_revoked()
    {
        using var browser = _app.Browser();
        var address = $"/Readiness/Dispensations/Grant?worker={_sari.Id}&{Rule}CSMS_HELD&key=company&job=GENERAL";
        (string, string)[] Form(string to, string witness = "Pak Joko") => [("Input.To", to), ("Input.Control", "Didampingi PT Satu"), ("Input.Witness", witness), ("Input.Reason", "Darurat")];

        using var tooLong = await browser.FillAsync(address, Form("2026-03-22"));
        using var alone = await browser.FillAsync(address, Form("2026-03-17", "Tester"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (tooLong.StatusCode, alone.StatusCode));
        Assert.Equal(Outcome.NonCompliant, (await AskAsync(_sari)).Outcome);
        using var granted = await browser.FillAsync(address, Form("2026-03-21"));

        Assert.Equal(HttpStatusCode.Redirect, granted.StatusCode);
        Assert.Equal(Outcome.Compliant, (await AskAsync(_sari)).Outcome);
        var list = await browser.OpenAsync("/Readiness/Dispensations");
        Assert.Contains("Sekarang berlaku: 1", list.Body!.TextContent, StringComparison.Ordinal);
        var id = await _app.InAsync<ReadinessDb, Guid>(db => db.Dispensations.Select(d => d.Id).SingleAsync());
        using var token = new FormUrlEncodedContent([new("__RequestVerificationToken", list.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var revoked = await browser.PostAsync(new Uri($"/Readiness/Dispensations?handler=Revoke&id={id}", UriKind.Relative), token);
        Assert.Equal(Outcome.NonCompliant, (await AskAsync(_sari)).Outcome);
        Assert.Equal(["dispensation.grant", "dispensation.revoke"], await _app.InAsync<ReadinessDb, List<string>>(db => db.Activity.Where(a => a.Subject == "dispensation").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task Nothing_lets_pass_a_rule_of_fatal_risk()
    {
        await InAsync<ContractorsDb>(async db =>
        {
            (await db.Contractors.SingleAsync(c => c.Code == "K-2")).Status = ContractorStatus.Suspended;
            await db.SeedAsync();
        });
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync(
            $"/Readiness/Dispensations/Grant?worker={_sari.Id}&{Rule}COMPANY_ACTIVE&key=company&job=GENERAL",
            ("Input.Control", "x"), ("Input.Witness", "Pak Joko"), ("Input.Reason", "x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("berisiko fatal", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await _app.InAsync<ReadinessDb, int>(db => db.Dispensations.CountAsync()));
    }

    [Fact]
    public async Task Unknown_job_type_is_refused_with_the_nearest_and_no_rules_means_no_answer()
    {
        var refused = await Assert.ThrowsAsync<Icmesh.Kernel.Text.RefusedException>(() => _app.InAsync<IReadiness, ReadinessAnswer>(
            r => r.AskAsync([_budi.Id], ["HOTWORK"], null, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), default)));

        Assert.Equal("Did you mean \"HOT_WORK\"?", refused.Remedy!.En);
    }

    [Fact]
    public async Task Document_of_reasons_is_up_to_date()
    {
        var sets = await _app.InAsync<IGateBook, IReadOnlyDictionary<string, IGateSet>>(b => b.LiveAsync(default));

        Assert.NotEmpty(sets);
        Assert.Equal(ReasonsCommand.Write(sets.Values), (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "reasons.md"))).ReplaceLineEndings("\n"));
    }
}
