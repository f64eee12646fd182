using System.Net;
using System.Text;
using Icmesh.Competency;
using Icmesh.Competency.Checks;
using Icmesh.Competency.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Competency;

/// <summary>A supervisor adds a paper by phone, HSE makes sure of it, and the worker may start.</summary>
public sealed class CertificatePagesTests : IAsyncLifetime
{
    private const string Edit = "/Competency/Certificates/Edit";

    private readonly RecordsApp _app = new() { Only = services => services.AddScoped<IReadinessCheck, CertificateCheck>() };
    private readonly Contractor _company = new() { Code = "K-1", Name = "PT Satu", RolloutStage = RolloutStage.Block }, _rival = new() { Code = "K-2", Name = "PT Dua" };
    private Worker _budi = null!, _sari = null!, _moved = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _budi = new() { ContractorId = _company.Id, Name = "Budi", Position = "Juru las", NikLast4 = "0001", NikHash = "budi" };
        _sari = new() { ContractorId = _company.Id, Name = "Sari", Position = "Juru las", NikLast4 = "0002", NikHash = "sari" };
        _moved = new() { ContractorId = _rival.Id, Name = "Budi", Position = "Juru las", NikLast4 = "0001", NikHash = "budi" };
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(_company, _rival, _budi, _sari, _moved);
            return db.SeedAsync();
        });
        await _app.InAsync<CompetencyDb, int>(db =>
        {
            db.Add(new RequirementKey("HOT_WORK", "JURU_LAS", null, "JURU_LAS", "III").Make(true, "Permenaker 02/MEN/1982", Requirement.Verified));
            return db.SeedAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static (string, string)[] Paper(string type = "JURU_LAS", string @class = "II", string number = "JL-1", string issued = "2026-01-10", string expires = "", string employer = "") =>
        [("Input.Type", type), ("Input.Class", @class), ("Input.Issuer", "Kemnaker"), ("Input.Number", number), ("Input.IssuedOn", issued), ("Input.ExpiresOn", expires), ("Input.IsForThisEmployer", employer)];

    private async Task<Outcome> AskAsync() => (await _app.InAsync<IReadiness, ReadinessAnswer>(
        r => r.AskAsync([_budi.Id], ["HOT_WORK"], null, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), default))).Workers.Single().Outcome;

    private Task<List<Certificate>> StoredAsync() => _app.InAsync<CompetencyDb, List<Certificate>>(db => db.Certificates.AsNoTracking().OrderBy(c => c.IssuedOn).ToListAsync());

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string page, string handler, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([Forms.Token(await browser.OpenAsync(page)), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await browser.PostAsync(new Uri($"{page}?handler={handler}", UriKind.Relative), content);
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_paper_with_its_photo_goes_in_is_verified_and_makes_the_welder_ready()
    {
        using var browser = _app.Browser();
        Assert.Equal(Outcome.NonCompliant, await AskAsync());
        var page = await browser.OpenAsync($"{Edit}?worker={_budi.Id}");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Paper().Append((Forms.Token(page).Key, Forms.Token(page).Value)))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("nama,nomor\nBudi,JL-1\n")), "Evidence", "sertifikat.csv");
        using var saved = await browser.PostAsync(new Uri($"{Edit}?worker={_budi.Id}", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(Outcome.Compliant, await AskAsync());
        var details = saved.Headers.Location!.ToString();
        Assert.Contains("sertifikat.csv", (await browser.OpenAsync($"{details}/Attachments")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Belum diverifikasi", (await browser.OpenAsync(details)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(browser, details, "Verify", ("Verify.How", "Register")));
        Assert.Equal(Verification.Register, Assert.Single(await StoredAsync()).VerifiedHow);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(browser, details, "Revoke", ("Revoke.From", "2026-01-01"), ("Revoke.Reason", "Palsu")));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(browser, details, "Revoke", ("Revoke.From", "2026-03-01"), ("Revoke.Reason", "Palsu")));
        Assert.Equal(Outcome.NonCompliant, await AskAsync());
        Assert.Equal(["certificate.add", "attachment.add", "certificate.verify", "certificate.revoke"], await _app.InAsync<CompetencyDb, List<string>>(db => db.Activity.Where(a => a.Subject == "certificate").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_refused_photo_keeps_the_certificate_out_too()
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync($"{Edit}?worker={_budi.Id}");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Paper().Append((Forms.Token(page).Key, Forms.Token(page).Value)))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent([0x4D, 0x5A, 0x90]), "Evidence", "sertifikat.pdf");
        using var refused = await browser.PostAsync(new Uri($"{Edit}?worker={_budi.Id}", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("JL-1", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task Renewal_stands_in_the_same_chain_and_a_correction_has_to_be_verified_again()
    {
        using var browser = _app.Browser();
        using var first = await browser.FillAsync($"{Edit}?worker={_budi.Id}", Paper("TKBT1", "", "TK-1", "2023-01-10", "2026-01-10"));
        var id = Assert.Single(await StoredAsync()).Id;
        await PostAsync(browser, $"/Competency/Certificates/{id}", "Verify", ("Verify.How", "Original"));
        using var renewed = await browser.FillAsync($"{Edit}?renews={id}", ("Input.Number", "TK-2"), ("Input.IssuedOn", "2026-01-09"), ("Input.ExpiresOn", "2029-01-09"));
        using var corrected = await browser.FillAsync($"{Edit}/{id}", ("Input.Issuer", "PJK3"));
        using var late = await browser.FillAsync($"{Edit}/{id}", ("Input.Issuer", "Lain"), ("Input.Version", "1"));

        var stored = await StoredAsync();
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (renewed.StatusCode, corrected.StatusCode, late.StatusCode));
        Assert.Equal((2, 1), (stored.Count, stored.Select(c => c.ChainId).Distinct().Count()));
        Assert.Equal(("PJK3", null), (stored[0].Issuer, stored[0].VerifiedAt));
        Assert.Contains("sudah diperpanjang", (await browser.OpenAsync($"/Competency/Workers/{_budi.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_true_comes_back_with_what_was_typed()
    {
        using var browser = _app.Browser();
        async Task<HttpStatusCode> Try(Guid worker, (string, string)[] fields) => (await browser.FillAsync($"{Edit}?worker={worker}", fields)).StatusCode;

        Assert.Equal(HttpStatusCode.Redirect, await Try(_budi.Id, Paper()));
        Assert.Equal(HttpStatusCode.Redirect, await Try(_budi.Id, Paper("AK3U_SKP", "", "SKP-1", "2025-01-01", "2028-01-01", "true")));
        foreach (var (worker, fields) in new[]
        {
            (_sari.Id, Paper()), (_budi.Id, Paper()), (_budi.Id, Paper(@class: "IV", number: "X")), (_budi.Id, Paper("TKBT1", "", "X", "2026-02-01", "2026-01-01")), (_budi.Id, Paper("TKBT1", "", "X", "2026-01-01", "2036-01-01")),
            (_budi.Id, Paper(number: "X", issued: "2026-03-16")), (_moved.Id, Paper("AK3U_SKP", "", "SKP-1", "2025-01-01", "2028-01-01", "true")),
        })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await Try(worker, fields));
        }

        Assert.Equal(HttpStatusCode.Redirect, await Try(_moved.Id, Paper("AK3U_SKP", "", "SKP-1", "2025-01-01", "2028-01-01", "false")));
        Assert.Equal(3, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task A_logged_use_moves_the_day_on_which_the_welder_lapses()
    {
        using var browser = _app.Browser();
        using var saved = await browser.FillAsync($"{Edit}?worker={_budi.Id}", Paper(issued: "2025-01-10"));
        var page = saved.Headers.Location!.ToString();

        Assert.Equal(Outcome.NonCompliant, await AskAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(browser, page, "Use", ("Use.On", "2026-03-16"), ("Use.Work", "Las")));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(browser, page, "Use", ("Use.On", "2026-03-01"), ("Use.Work", "Las pipa")));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(browser, page, "Use", ("Use.On", "2026-02-01"), ("Use.Work", "Las pelat")));

        Assert.Equal(new DateOnly(2026, 8, 31), Assert.Single(await StoredAsync()).LapsesOn);
        Assert.Equal(Outcome.Compliant, await AskAsync());
    }

    [Fact]
    public async Task Check_ups_and_inductions_are_kept_by_whoever_may_and_results_are_told_to_nobody_else()
    {
        using var browser = _app.Browser();
        var fitness = $"/Competency/Workers/{_budi.Id}/Fitness";
        (string, string)[] Result(string day, string result, string restriction) => [("Input.ExaminedOn", day), ("Input.Result", result), ("Input.Restrictions", restriction), ("Input.Clinic", "Klinik 12")];
        foreach (var day in new[] { "2023-03-01", "2024-03-01", "2025-03-01" })
        {
            using var before = await browser.FillAsync(fitness, Result(day, "Fit", ""));
            Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
        }

        using var contradiction = await browser.FillAsync(fitness, Result("2026-03-01", "Fit", "TANPA_KETINGGIAN"));
        using var saved = await browser.FillAsync(fitness, Result("2026-03-01", "FitWithNote", "TANPA_KETINGGIAN"));
        using var wrong = await browser.FillAsync($"/Competency/Workers/{_budi.Id}/Induction", ("Input.Score", "69"), ("Input.IsPassed", "true"));
        using var failed = await browser.FillAsync($"/Competency/Workers/{_budi.Id}/Induction", ("Input.Score", "69"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (contradiction.StatusCode, saved.StatusCode));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (wrong.StatusCode, failed.StatusCode));
        Assert.Contains("Tidak bekerja di ketinggian", (await browser.OpenAsync(fitness)).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await _app.InAsync<CompetencyDb, int>(db => db.Fitness.CountAsync()));
        Assert.False(await _app.InAsync<CompetencyDb, bool>(db => db.Inductions.Select(i => i.IsPassed).SingleAsync()));
        var page = (await browser.OpenAsync($"/Competency/Workers/{_budi.Id}")).Body!.TextContent;
        Assert.Contains("Tidak lulus", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ketinggian", page, StringComparison.Ordinal);
        Assert.Equal(1, await _app.InAsync<CompetencyDb, int>(db => db.Activity.CountAsync(a => a.Action == "fitness.read")));
    }

    [Theory]
    [InlineData("fitness", "contractor,worker,examinedOn,result,restrictions,clinic", "K-1,Budi,2026-02-01,FitWithNote,tanpa_ketinggian,Klinik", "K-1,Budi,2026-02-01,Unfit,,Klinik",
        "K-1,Budi,2026-04-01,Fit,,Klinik", "K-1,Budi,2026-02-01,FitWithNote,TANPA_X,Klinik", "K-1,Budi,2026-02-01,Fit,TANPA_PANAS,Klinik")]
    [InlineData("inductions", "contractor,worker,givenOn,score,passed", "K-1,Budi,2026-02-01,90,", "K-1,Budi,2026-02-01,80,", "K-1,Budi,2026-04-01,90,", "K-1,Budi,2026-02-01,,", "K-1,Budi,2026-02-01,60,true")]
    public async Task Results_come_in_once_and_say_when_they_change(string kind, string header, string line, string changed, params string[] bad)
    {
        Task<ImportBatch> Run(string row) => _app.InAsync<IEnumerable<IImportKind>, ImportBatch>(async kinds =>
        {
            var found = kinds.Single(k => k.Name == kind);
            var batch = ImportRows.Of(found, header, row);
            await found.ApplyAsync(batch, default);
            return batch;
        });

        Assert.Equal([ChangeKind.Added], (await Run(line)).Kinds());
        Assert.Equal([ChangeKind.Unchanged], (await Run(line)).Kinds());
        var update = Assert.Single((await Run(changed)).Changes);
        Assert.Equal(ChangeKind.Updated, update.Kind);
        Assert.DoesNotContain("Unfit", update.Detail, StringComparison.Ordinal);
        foreach (var row in bad)
        {
            Assert.Single((await Run(row)).Errors);
        }
    }
}
