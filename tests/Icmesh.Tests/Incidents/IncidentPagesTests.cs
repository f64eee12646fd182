using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Incidents;

public sealed class IncidentPagesTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new();
    private Guid _site, _incident;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        var contractor = await _app.InAsync<ContractorsDb, Contractor>(async db =>
        {
            var site = new Site { Code = "RDX", Name = "Reduksi" };
            var main = new Contractor { Code = "K-1", Name = "PT Satu" };
            var sub = new Contractor { Code = "K-2", Name = "PT Dua", MainContractorId = main.Id, TreeId = main.Id };
            db.AddRange(site, main, sub);
            await db.SeedAsync();
            _site = site.Id;
            return sub;
        });
        var clock = await _app.InAsync<SiteClock, SiteClock>(Task.FromResult);
        _incident = await _app.InAsync<IncidentsDb, Guid>(async db =>
        {
            var incident = new Incident { ContractorId = contractor.Id, SiteId = _site, Narrative = "Jari <i>terjepit</i>", Potential = 4 };
            incident.OccurAt(clock.ToUtc(new(2026, 2, 3, 8, 0, 0)), clock);
            incident.Classify(new(Treatment.Medical, WorkImpact.None, [], 0, 0), DaysCharged.Shipped.InForce(new(2026, 2, 3)));
            db.Add(incident);
            await db.SeedAsync();
            return incident.Id;
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/Incidents")]
    [InlineData("/Incidents/Create")]
    [InlineData("/Incidents/{id}")]
    [InlineData("/Incidents/{id}/Edit")]
    [InlineData("/Incidents/{id}/Reclassify")]
    public async Task Page_opens_for_those_who_may_and_is_refused_to_others(string url)
    {
        using var browser = _app.Browser();
        url = url.Replace("{id}", _incident.ToString(), StringComparison.Ordinal);
        var page = await browser.OpenAsync(url);

        _app.Permissions = [];
        using var refused = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/Edit")]
    [InlineData("/Reclassify")]
    public async Task Unknown_incident_is_not_found(string page)
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri($"/Incidents/{Guid.NewGuid()}{page}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("contractor=K-1", 1)]
    [InlineData("contractor=K-9", 0)]
    [InlineData("site=RDX&class=Medical&from=2026-02-03&to=2026-02-03&potential=4&q=TERJEPIT", 1)]
    [InlineData("class=Fatality", 0)]
    [InlineData("from=2026-02-04", 0)]
    [InlineData("to=2026-02-02", 0)]
    [InlineData("potential=5", 0)]
    public async Task List_filters_and_a_main_contractor_finds_those_of_its_subcontractors(string query, int rows)
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Incidents?{query}");

        Assert.Equal(rows, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Report_is_saved_with_its_class_activity_and_announcement()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync("/Incidents/Create", Report());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var saved = await _app.InAsync<IncidentsDb, Incident>(db => db.Incidents.SingleAsync(i => i.Id != _incident));
        Assert.Equal((InjuryClass.Permanent, 1800, 202603), (saved.Class, saved.DaysCharged, saved.Month));
        Assert.Equal(1, await _app.InAsync<IncidentsDb, int>(db => db.Activity.CountAsync(a => a.Action == "incident.create" && a.SubjectId == saved.Id)));
        Assert.Equal(2, await _app.InAsync<IncidentsDb, int>(db => db.Outbox.CountAsync(m => m.Topic == Topics.FactsChanged)));
    }

    [Theory]
    [InlineData("Input.OccurredAt", "2026-03-15T12:01", "masa depan")]
    [InlineData("Input.Contractor", "K-22", "Maksud Anda")]
    [InlineData("Input.Narrative", "", "Isi uraian")]
    [InlineData("Answers.Impact", "Fatal", "sama-sama")]
    [InlineData("Answers.Impact", "None", "hari hilang")]
    [InlineData("Answers.DaysLost", "366", "setahun")]
    [InlineData("Answers.PermanentLoss", "LITTLE-PALM", "kelingking")]
    public async Task Report_that_cannot_be_true_comes_back_with_its_text(string field, string value, string said)
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync("/Incidents/Create", [.. Report(), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.ReadAsync(answer);
        Assert.Contains(said, page.QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(field == "Input.Narrative" ? "" : "Mata terkena percikan", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(1, await _app.InAsync<IncidentsDb, int>(db => db.Incidents.CountAsync()));
    }

    [Fact]
    public async Task More_than_a_year_lost_is_saved_once_confirmed()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync("/Incidents/Create", [.. Report(), ("Answers.DaysLost", "366"), ("Answers.IsConfirmed", "true")]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Reclassifying_keeps_the_history_and_changes_the_past_month()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync($"/Incidents/{_incident}/Reclassify",
            ("Answers.Impact", "LostTime"), ("Answers.DaysLost", "3"), ("Reason", "Surat dokter 10 Februari"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await browser.OpenAsync($"/Incidents/{_incident}");
        Assert.Contains("Perawatan medis → Cedera hilang waktu kerja", page.QuerySelector("#content")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Surat dokter 10 Februari", page.QuerySelector("#content")!.TextContent, StringComparison.Ordinal);
        var facts = await _app.InAsync<IEnumerable<IFactSource>, Icmesh.Incidents.Facts.InjuryFacts>(async sources =>
        {
            var contractor = await _app.InAsync<ContractorsDb, Guid>(db => db.Contractors.Where(c => c.Code == "K-1").Select(c => c.Id).SingleAsync());
            var clock = await _app.InAsync<SiteClock, SiteClock>(Task.FromResult);
            return (Icmesh.Incidents.Facts.InjuryFacts)(await sources.Single(s => s.Module == "Incidents").ReadAsync([contractor], EvaluationWindow.EndingOn(new(2026, 2, 28), clock), default))[0];
        });
        Assert.Equal((1, 1, 0), (facts.LostTimeInjuries, facts.LtiThisMonth, facts.MedicalCases));
    }

    [Fact]
    public async Task Reclassifying_needs_a_reason()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync($"/Incidents/{_incident}/Reclassify", ("Answers.Impact", "Restricted"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Second_editor_sees_both_versions()
    {
        using var browser = _app.Browser();
        var late = await browser.OpenAsync($"/Incidents/{_incident}/Edit");
        using var first = await browser.FillAsync($"/Incidents/{_incident}/Edit", ("Input.Potential", "5"));

        using var conflict = await browser.SendAsync(late, $"/Incidents/{_incident}/Edit", ("Input.Potential", "6"), ("Input.Narrative", "Lain"));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal("Lain", (await Forms.ReadAsync(conflict)).QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(5, await _app.InAsync<IncidentsDb, int>(db => db.Incidents.Select(i => i.Potential).SingleAsync()));
    }

    [Fact]
    public async Task Class_follows_the_answers_while_they_are_chosen()
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri("/Incidents/Class?Answers.Treatment=FirstAid&Answers.Impact=LostTime", UriKind.Relative));

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Cedera hilang waktu kerja", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_class_is_shown_before_both_questions_are_answered()
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri("/Incidents/Class?Answers.Treatment=FirstAid", UriKind.Relative));

        Assert.Equal("", (await answer.Content.ReadAsStringAsync()).Trim());
    }

    [Fact]
    public async Task Person_of_another_contractor_finds_nothing()
    {
        _app.OwnContractor = Guid.NewGuid();
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri($"/Incidents/{_incident}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private (string, string)[] Report() =>
    [
        ("Input.Contractor", "k-2"), ("Input.SiteId", _site.ToString()), ("Input.OccurredAt", "2026-03-14T09:30"), ("Input.Potential", "4"),
        ("Input.Narrative", "Mata terkena percikan"), ("Answers.Treatment", "Medical"), ("Answers.Impact", "LostTime"), ("Answers.PermanentLoss", "EYE"), ("Answers.DaysLost", "20"),
    ];
}
