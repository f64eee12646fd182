using System.Net;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Person = Icmesh.Tests.Permits.PermitsApp.Person;

namespace Icmesh.Tests.Permits;

/// <summary>From the first draft to the closed permit, through the pages.</summary>
public sealed class PermitPagesTests : IAsyncLifetime
{
    private readonly PermitsApp _app = new();

    public Task InitializeAsync() => _app.SeedAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Posts one step as somebody and gives back the answer.</summary>
    private async Task<HttpResponseMessage> StepAsync(Guid permit, Person who, string handler, PermitCommand command, long? version = null, params (string Name, string Value)[] more)
    {
        _app.Who = who;
        using var browser = _app.Browser();
        var page = await browser.OpenAsync($"/Permits/{permit}");
        var stored = await _app.StoredAsync(permit);
        using var form = new FormUrlEncodedContent(
        [
            new("Input.Command", command.ToString()), new("Input.Version", $"{version ?? stored.Version}"), .. more.Select(m => KeyValuePair.Create(m.Name, m.Value)), Forms.Token(page),
        ]);
        return await browser.PostAsync(new Uri($"/Permits/{permit}?handler={handler}", UriKind.Relative), form);
    }

    private async Task TakenAsync(Guid permit, Person who, string handler, PermitCommand command, PermitState to, params (string Name, string Value)[] more)
    {
        using var answer = await StepAsync(permit, who, handler, command, null, more);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        Assert.Equal(to, (await _app.StoredAsync(permit)).State);
    }

    private static (string, string) Because(string reason) => ("Input.Reason", reason);

    [Fact]
    public async Task A_job_goes_from_draft_to_closed_with_a_signature_of_five_people_and_everything_kept()
    {
        using var browser = _app.Browser();
        using var made = await browser.FillAsync("/Permits/Create", ("Input.Types", "COLD"), ("Input.AreaId", $"{_app.Area.Id}"), ("Input.Description", "Vakum debu"), ("Input.Start", "2026-03-15T12:00"), ("Input.End", "2026-03-15T20:00"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var id = Guid.Parse(made.Headers.Location!.OriginalString.Split('/')[^1]);
        using (var refused = await StepAsync(id, Person.Applicant, "Apply", PermitCommand.Submit))
        {
            var text = await refused.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.All(new[] { "Harus ada tepat satu penanggung jawab", "Kru kurang dari dua", "JSA belum punya langkah", "Lampiran wajib belum lengkap" }, t => Assert.Contains(t, text, StringComparison.Ordinal));
        }

        await FillDraftAsync(browser, id);
        await TakenAsync(id, Person.Applicant, "Apply", PermitCommand.Submit, PermitState.Submitted);
        await TakenAsync(id, Person.Hse, "Review", PermitCommand.Review, PermitState.Reviewed);
        await TakenAsync(id, Person.Area, "Approve", PermitCommand.Approve, PermitState.Approved);
        _app.Who = Person.Issuer;
        using (var answered = await browser.FillAsync($"/Permits/{id}/Checks", ("Answers[0]", "Yes"), ("Answers[1]", "Yes"), ("Answers[2]", "NotRelevant")))
        {
            Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        }

        await TakenAsync(id, Person.Issuer, "Issue", PermitCommand.Issue, PermitState.Issued);
        await TakenAsync(id, Person.Lead, "Work", PermitCommand.Start, PermitState.Active);
        await TakenAsync(id, Person.Lead, "Work", PermitCommand.AskExtension, PermitState.ExtensionPending, Because("Suku cadang"), ("Input.AskedEnd", "2026-03-15T22:00"));
        await TakenAsync(id, Person.Area, "Approve", PermitCommand.GrantExtension, PermitState.Active);
        Assert.Equal(new DateTime(2026, 3, 15, 15, 0, 0, DateTimeKind.Utc), (await _app.StoredAsync(id)).End);
        await TakenAsync(id, Person.Applicant, "Suspend", PermitCommand.Suspend, PermitState.Suspended, Because("Angin"));
        using (var early = await StepAsync(id, Person.Area, "Approve", PermitCommand.Resume))
        {
            Assert.Contains("Petugas K3 belum menyetujui", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await TakenAsync(id, Person.Hse, "Review", PermitCommand.Clear, PermitState.Suspended, Because("Angin reda"));
        await TakenAsync(id, Person.Area, "Approve", PermitCommand.Resume, PermitState.Active);
        await TakenAsync(id, Person.Lead, "Work", PermitCommand.HandOver, PermitState.Active);
        await TakenAsync(id, Person.Lead, "Work", PermitCommand.Complete, PermitState.Completed);
        await TakenAsync(id, Person.Area, "Approve", PermitCommand.Close, PermitState.Closed, ("Input.HandBack", "9"));

        var decisions = await _app.InAsync<PermitsDb, List<Decision>>(db => db.Decisions.OrderBy(d => d.Position).ToListAsync());
        Assert.Equal(Enumerable.Range(1, decisions.Count), decisions.Select(d => d.Position));
        Assert.Equal(2, decisions.Count(d => d.To is null));
        var issue = decisions.Single(d => d.Command is PermitCommand.Issue);
        Assert.Contains(EvidenceJson.Read(issue.Evidence), l => l is { Code: "CREW_READY", Outcome: Outcome.Compliant, Path: "permits/issue", Sha256.Length: 64 });
        var crew = await _app.InAsync<PermitsDb, List<CrewAnswer>>(db => db.Answers.Where(a => a.DecisionId == issue.Id).ToListAsync());
        Assert.Equal(2, crew.Count);
        Assert.All(crew, a => Assert.Contains(EvidenceJson.Read(a.Evidence), l => l.Code == "CSMS_HELD" && l.Facts is not null));
        Assert.Contains("Ditutup", (await browser.OpenAsync($"/Permits/{id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(9, (await _app.StoredAsync(id)).Rating);
    }

    private async Task FillDraftAsync(HttpClient browser, Guid id)
    {
        _app.Who = Person.Applicant;
        foreach (var (worker, role) in new[] { (_app.Crew[0], "Lead"), (_app.Crew[1], "Member") })
        {
            using var added = await browser.FillAsync($"/Permits/{id}/Crew", ("Input.Worker", $"{worker.Id}"), ("Input.Role", role));
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }

        using var step = await browser.FillAsync($"/Permits/{id}/Steps", ("Input.Work", "Vakum"), ("Input.Hazards", "DUST"), ("Input.Controls", "Pagari"));
        Assert.Equal(HttpStatusCode.Redirect, step.StatusCode);
        Assert.Contains("Respirator P100", (await browser.OpenAsync($"/Permits/{id}")).Body!.TextContent, StringComparison.Ordinal);
        var document = await _app.InAsync<PermitsDb, Guid>(db => db.Documents.Where(d => d.PermitId == id).Select(d => d.Id).SingleAsync());
        var page = await browser.OpenAsync($"/Permits/{id}/Documents/{document}");
        using var file = new MultipartFormDataContent { { new StringContent(Forms.Token(page).Value), Forms.Token(page).Key }, { new ByteArrayContent("a;b\n1;2\n"u8.ToArray()), "Upload", "jsa.csv" } };
        using var sent = await browser.PostAsync(new Uri($"/Permits/{id}/Documents/{document}", UriKind.Relative), file);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Fact]
    public async Task A_crew_without_a_cleared_company_is_refused_with_every_reason_its_remedy_owner_and_rule_version()
    {
        var permit = await _app.PermitAsync(PermitState.Approved, _app.Bad);

        using var answer = await StepAsync(permit.Id, Person.Issuer, "Issue", PermitCommand.Issue);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var text = (await Forms.ReadAsync(answer)).Body!.TextContent;
        Assert.All(new[] { "Ada pekerja yang ditahan", "Perusahaan belum punya sertifikat CSMS", "Lengkapi prakualifikasi CSMS", "permits/issue v1" }, t => Assert.Contains(t, text, StringComparison.Ordinal));
        var refusal = await _app.InAsync<PermitsDb, Decision>(db => db.Decisions.SingleAsync());
        Assert.Null(refusal.To);
        Assert.Equal(PermitState.Approved, (await _app.StoredAsync(permit.Id)).State);
        Assert.Equal(["permit.refuse"], await _app.InAsync<PermitsDb, List<string>>(db => db.Activity.Where(a => a.Subject == "permit").Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task Outside_its_time_or_with_an_open_checklist_nothing_is_issued()
    {
        var permit = await _app.PermitAsync(PermitState.Approved);
        await _app.InAsync<PermitsDb, int>(async db =>
        {
            (await db.Checks.SingleAsync(c => c.Code == "APD")).Answer = CheckAnswer.No;
            return await db.SeedAsync();
        });
        _app.Time.Advance(TimeSpan.FromHours(7));

        using var answer = await StepAsync(permit.Id, Person.Issuer, "Issue", PermitCommand.Issue);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("di luar waktu yang direncanakan", text, StringComparison.Ordinal);
        Assert.Contains("belum dikonfirmasi di tempat", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_state_old_page_missing_reason_and_a_step_of_another_permission_change_nothing()
    {
        var permit = await _app.PermitAsync(PermitState.Active);

        foreach (var (handler, command, version) in new (string, PermitCommand, long?)[] { ("Issue", PermitCommand.Issue, null), ("Work", PermitCommand.Suspend, null), ("Work", PermitCommand.Complete, 99), ("Suspend", PermitCommand.Suspend, null) })
        {
            using var answer = await StepAsync(permit.Id, Person.Hse, handler, command, version);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.Equal(PermitState.Active, (await _app.StoredAsync(permit.Id)).State);
        using var late = await StepAsync(permit.Id, Person.Lead, "Work", PermitCommand.AskExtension, null, Because("Lama"), ("Input.AskedEnd", "2026-03-18T20:00"));
        Assert.Contains("Perpanjangan paling lama 24 jam", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _app.Time.Advance(TimeSpan.FromHours(7));
        using var over = await StepAsync(permit.Id, Person.Lead, "Work", PermitCommand.AskExtension, null, Because("Lama"), ("Input.AskedEnd", "2026-03-15T21:00"));
        Assert.Contains("sesudah itu perlu izin baru", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_in_two_capacities_and_who_touches_a_draft_is_its_applicant()
    {
        var permit = await _app.PermitAsync(PermitState.Draft);
        _app.Who = Person.Lead;
        using var browser = _app.Browser();
        using var step = await browser.FillAsync($"/Permits/{permit.Id}/Steps", ("Input.Work", "Sapu"), ("Input.Hazards", "DUST"));
        await TakenAsync(permit.Id, Person.Applicant, "Apply", PermitCommand.Submit, PermitState.Submitted);

        using (var own = await StepAsync(permit.Id, Person.Lead with { IsContractors = false }, "Review", PermitCommand.Review))
        {
            Assert.Contains("sudah menandatangani izin ini sebagai pemohon", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await TakenAsync(permit.Id, Person.Hse, "Review", PermitCommand.Review, PermitState.Reviewed);
        using var twice = await StepAsync(permit.Id, Person.Hse with { SignIn = "bagus2" }, "Approve", PermitCommand.Approve);
        Assert.Contains("sudah menandatangani izin ini sebagai petugas k3", await twice.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(PermitState.Reviewed, (await _app.StoredAsync(permit.Id)).State);
    }

    [Fact]
    public async Task Another_companys_permit_is_not_there()
    {
        var permit = await _app.PermitAsync(PermitState.Draft, _app.Bad);
        _app.Who = Person.Applicant;
        using var browser = _app.Browser();

        foreach (var page in new[] { "", "/Edit", "/Crew", "/Steps" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync($"/Permits/{permit.Id}{page}"));
        }

        Assert.DoesNotContain(permit.Number, (await browser.OpenAsync("/Permits")).Body!.TextContent, StringComparison.Ordinal);
        _app.Who = Person.Hse;
        Assert.Contains(permit.Number, (await browser.OpenAsync("/Permits?q=Vakum&show=&state=Draft")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_filters_by_shift_area_and_what_waits_for_me()
    {
        await _app.PermitAsync(PermitState.Submitted);
        _app.Who = Person.Hse;
        using var browser = _app.Browser();
        async Task<bool> ShowsAsync(string query) => (await browser.OpenAsync($"/Permits?{query}")).QuerySelectorAll("tbody tr").Length > 0;

        Assert.True(await ShowsAsync("show=mine"));
        Assert.True(await ShowsAsync($"area={_app.Area.Id}&shift=1"));
        Assert.False(await ShowsAsync("shift=3"));
        Assert.True(await ShowsAsync("shift=9"));
        Assert.False(await ShowsAsync($"area={Guid.NewGuid()}"));
        Assert.False(await ShowsAsync("state=Closed"));
        Assert.False(await ShowsAsync("contractor=K-2"));
    }

    [Fact]
    public async Task Thirty_two_clients_approve_one_permit_and_one_succeeds()
    {
        var permit = await _app.PermitAsync(PermitState.Reviewed);
        using (var browser = _app.Browser())
        {
            // Rules are compiled once, before anybody holds the database for it.
            await browser.OpenAsync($"/Permits/{permit.Id}");
        }

        var order = new DecisionOrder(PermitCommand.Approve, permit.Version, null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await _app.InAsync<DecidePermit, Decision>(d => d.RunAsync(permit.Id, order, "permits.approve", default))).To is PermitState.Approved;
            }
            catch (RefusedException refused)
            {
                Assert.Contains("sudah berubah", refused.Reason.Id, StringComparison.Ordinal);
                return false;
            }
        })));

        Assert.Equal((1, 31), (answers.Count(a => a), answers.Count(a => !a)));
        Assert.Single(await _app.InAsync<PermitsDb, List<Decision>>(db => db.Decisions.ToListAsync()));
    }

    [Fact]
    public async Task Numbers_never_repeat_whoever_asks_at_once()
    {
        var year = 2026;
        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var numbers = new List<int>();
            for (var i = 0; i < 25; i++)
            {
                await using var scope = _app.Services.CreateAsyncScope();
                var (db, next, session) = (scope.ServiceProvider.GetRequiredService<PermitsDb>(), scope.ServiceProvider.GetRequiredService<NextNumber>(), scope.ServiceProvider.GetRequiredService<DbSession>());
                numbers.Add(await session.InTransactionAsync(async () =>
                {
                    await db.HoldRecordAsync(default);
                    var number = await next.TakeAsync(_app.Site.Id, year, default);
                    await db.SaveChangesAsync();
                    return number;
                }, default));
            }

            return numbers;
        })));

        Assert.Equal(Enumerable.Range(1, 400), taken.SelectMany(t => t).Order());
    }

    [Fact]
    public async Task Impossible_times_types_and_areas_come_back_with_the_form()
    {
        _app.Who = Person.Applicant;
        using var browser = _app.Browser();
        (string, string)[] Form(string start = "2026-03-15T12:00", string type = "COLD", string? area = null) =>
            [("Input.Types", type), ("Input.AreaId", area ?? $"{_app.Area.Id}"), ("Input.Description", "Vakum debu"), ("Input.Start", start), ("Input.End", "2026-03-15T20:00")];

        foreach (var form in new[] { Form("2026-03-16T12:00"), Form("0001-01-01T00:00"), Form(type: "NONE"), Form(area: $"{Guid.NewGuid()}"), Form(area: "x"), Form(start: "") })
        {
            using var answer = await browser.FillAsync("/Permits/Create", form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Vakum debu", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        _app.Who = Person.Hse;
        using var staff = await browser.FillAsync("/Permits/Create", Form());
        Assert.Contains("Izin diajukan oleh orang kontraktor", await staff.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_and_page_cost_no_more_queries_with_more_rows()
    {
        var permit = await _app.PermitAsync(PermitState.Active);
        _app.Who = Person.Hse;
        using var browser = _app.Browser();
        async Task<int> CostAsync(string url)
        {
            await browser.OpenAsync(url);
            var before = _app.Queries.Count;
            await browser.OpenAsync(url);
            return _app.Queries.Count - before;
        }

        var (board, page) = (await CostAsync("/Permits"), await CostAsync($"/Permits/{permit.Id}"));
        for (var i = 2; i < 12; i++)
        {
            await _app.PermitAsync(PermitState.Active, number: i);
        }

        await _app.InAsync<PermitsDb, int>(db =>
        {
            db.AddRange(_app.Crew.Skip(2).Take(2).Select(w => new CrewMember { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = w.Id, Role = CrewRole.Member }));
            return db.SeedAsync();
        });
        Assert.Equal((board, page), (await CostAsync("/Permits"), await CostAsync($"/Permits/{permit.Id}")));
        Assert.InRange(page, 1, 40);
    }
}
