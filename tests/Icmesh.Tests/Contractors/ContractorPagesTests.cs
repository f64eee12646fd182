using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Contractors;

public sealed class ContractorPagesTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new();
    private Guid _site;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _site = await _app.InAsync<ContractorsDb, Guid>(async db =>
        {
            var site = new Site { Code = "RDX", Name = "Reduksi" };
            var main = new Contractor { Code = "K-1", Name = "PT Satu", CsmsClass = CsmsClass.Low };
            var sub = new Contractor { Code = "K-2", Name = "PT Dua", MainContractorId = main.Id, TreeId = main.Id };
            db.AddRange(site, main, sub, new Worker { ContractorId = main.Id, Name = "Budi <b>", NikLast4 = "0001", NikHash = "x" });
            db.Add(new Contract { ContractorId = main.Id, Number = "SPK-1", Title = "Angkat pot", RiskClass = RiskClass.High, SiteId = site.Id, From = new(2026, 1, 1), To = new(2026, 12, 31) });
            db.Add(new ManHours { ContractorId = main.Id, SiteId = site.Id, Month = 202602, Hours = 1200, Headcount = 8 });
            await db.SeedAsync();
            return site.Id;
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public static TheoryData<string> Pages =>
        ["/Contractors", "/Contractors/K-1", "/Contractors/K-1/Workers", "/Contractors/K-1/Hours", "/Contractors/K-1/Edit", "/Contractors/K-1/Contracts/Edit", "/Contractors/Create", "/Contractors/Sites", "/Contractors/Sites/Edit", "/Contractors/K-1/Workers/Edit"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_opens_for_those_who_may_and_is_refused_to_others(string url)
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync(url);

        _app.Permissions = [];
        using var refused = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("/Contractors/K-9")]
    [InlineData("/Contractors/K-9/Edit")]
    [InlineData("/Contractors/K-9/Hours")]
    [InlineData("/Contractors/K-9/Workers")]
    [InlineData("/Contractors/Sites/Edit/0190a000-0000-7000-8000-000000000000")]
    public async Task What_does_not_exist_is_not_found(string url)
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("q=dua", "K-2")]
    [InlineData("q=k-1", "K-1")]
    [InlineData("class=Low", "K-1")]
    [InlineData("status=Active&site=RDX", "K-1")]
    [InlineData("status=Ended", "")]
    [InlineData("sort=-code", "K-2 K-1")]
    public async Task List_filters_and_sorts(string query, string expected)
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Contractors?{query}");

        Assert.Equal(expected, string.Join(' ', page.QuerySelectorAll("tbody td:nth-child(2)").Select(c => c.TextContent.Trim())));
    }

    [Fact]
    public async Task Detail_shows_missing_months_and_a_certificate_that_is_too_low_with_its_reference()
    {
        using var browser = _app.Browser();

        var text = (await browser.OpenAsync("/Contractors/K-1")).QuerySelector("#content")!.TextContent;

        Assert.Contains("1.200", text, StringComparison.Ordinal);
        Assert.Contains("Belum dilaporkan", text, StringComparison.Ordinal);
        Assert.Contains("Kelas CSMS terlalu rendah", text, StringComparison.Ordinal);
        Assert.Contains("V:S6", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_contractor_is_saved_with_activity_and_announced_for_its_main_contractor()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync("/Contractors/Create", ("Input.Code", "K-7"), ("Input.Name", "PT Tujuh"), ("Input.SubcontractorOf", "k-2"));

        Assert.Equal("/Contractors/K-7", answer.Headers.Location?.OriginalString);
        var saved = await _app.InAsync<ContractorsDb, Contractor>(db => db.Contractors.SingleAsync(c => c.Code == "K-7"));
        var top = await _app.InAsync<ContractorsDb, Guid>(db => db.Contractors.Where(c => c.Code == "K-1").Select(c => c.Id).SingleAsync());
        Assert.Equal(top, saved.TreeId);
        Assert.Equal(1, await _app.InAsync<ContractorsDb, int>(db => db.Activity.CountAsync(a => a.Action == "contractor.create" && a.UserName == "tester")));
        Assert.Equal(3, await _app.InAsync<ContractorsDb, int>(db => db.Outbox.CountAsync(m => m.Topic == Topics.FactsChanged)));
    }

    [Theory]
    [InlineData("Input.Name", "", "Isi nama")]
    [InlineData("Input.Code", "k-1", "sudah dipakai")]
    [InlineData("Input.Code", "a/b", "tidak dapat dipakai")]
    [InlineData("Input.SubcontractorOf", "K-22", "Maksud Anda")]
    public async Task Bad_input_comes_back_with_its_text_and_a_sentence(string field, string value, string said)
    {
        using var browser = _app.Browser();
        var fields = new Dictionary<string, string> { ["Input.Code"] = "K-8", ["Input.Name"] = "PT Delapan", [field] = value };

        using var answer = await browser.FillAsync("/Contractors/Create", [.. fields.Select(f => (f.Key, f.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.ReadAsync(answer);
        Assert.Contains(said, page.QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "");
        Assert.Equal(2, await _app.InAsync<ContractorsDb, int>(db => db.Contractors.CountAsync()));
    }

    [Fact]
    public async Task Second_editor_sees_both_versions_and_may_then_save()
    {
        using var browser = _app.Browser();
        var late = await browser.OpenAsync("/Contractors/K-1/Edit");
        using var first = await browser.FillAsync("/Contractors/K-1/Edit", ("Input.Name", "PT Satu Baru"));

        using var conflict = await browser.SendAsync(late, "/Contractors/K-1/Edit", ("Input.Name", "PT Satu Lain"));
        var shown = await Forms.ReadAsync(conflict);
        using var again = await browser.SendAsync(shown, "/Contractors/K-1/Edit");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("PT Satu Baru", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PT Satu Lain", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("PT Satu Lain", await _app.InAsync<ContractorsDb, string>(db => db.Contractors.Where(c => c.Code == "K-1").Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task Main_contractor_cannot_become_a_subcontractor_of_its_own()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync("/Contractors/K-1/Edit", ("Input.SubcontractorOf", "K-2"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("melingkar", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_of_a_month_are_reported_and_impossible_ones_need_confirming()
    {
        using var browser = _app.Browser();
        (string, string)[] fields = [("Input.SiteId", _site.ToString()), ("Input.Month", "202603"), ("Input.Hours", "9000"), ("Input.Headcount", "2")];

        using var asked = await browser.FillAsync("/Contractors/K-2/Hours", fields);
        using var saved = await browser.FillAsync("/Contractors/K-2/Hours", [.. fields, ("Input.IsConfirmed", "true")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(9000, await _app.InAsync<ContractorsDb, long>(db => db.ManHours.Where(h => h.Month == 202603).Select(h => h.Hours).SingleAsync()));
        Assert.Equal(2, await _app.InAsync<ContractorsDb, int>(db => db.Outbox.CountAsync(m => m.Topic == Topics.FactsChanged)));
    }

    [Fact]
    public async Task Contract_with_dates_in_the_wrong_order_is_refused_and_a_good_one_saved()
    {
        using var browser = _app.Browser();
        (string, string)[] fields = [("Input.Number", "SPK-2"), ("Input.Title", "Cat"), ("Input.RiskClass", "Low"), ("Input.SiteId", _site.ToString()), ("Input.From", "2026-05-01"), ("Input.To", "2026-04-01")];

        using var refused = await browser.FillAsync("/Contractors/K-1/Contracts/Edit", fields);
        using var saved = await browser.FillAsync("/Contractors/K-1/Contracts/Edit", [.. fields, ("Input.To", "2026-06-01")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Person_of_a_contractor_sees_figures_of_a_subcontractor_but_not_its_people()
    {
        _app.OwnContractor = await _app.InAsync<ContractorsDb, Guid>(db => db.Contractors.Where(c => c.Code == "K-1").Select(c => c.Id).SingleAsync());
        using var browser = _app.Browser();

        using var figures = await browser.GetAsync(new Uri("/Contractors/K-2", UriKind.Relative));
        using var people = await browser.GetAsync(new Uri("/Contractors/K-2/Workers", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, figures.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, people.StatusCode);
    }

    [Fact]
    public async Task Names_are_encoded_and_no_full_number_of_a_person_is_shown()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Contractors/K-1/Workers");

        Assert.Contains("Budi <b>", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("…0001", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_is_added_and_its_code_stays_unique()
    {
        using var browser = _app.Browser();

        using var saved = await browser.FillAsync("/Contractors/Sites/Edit", ("Input.Code", "CST"), ("Input.Name", "Pengecoran"));
        using var refused = await browser.FillAsync("/Contractors/Sites/Edit", ("Input.Code", "rdx"), ("Input.Name", "Lain"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }
}
