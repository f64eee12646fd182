using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Icmesh.Accounts.Changing;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Accounts;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Activity;

[Trait("Category", "Security")]
public sealed class ActivityPagesTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _own, _rival, _site, _otherSite, _officer;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _own = await _app.AddContractorAsync("K-1");
        _rival = await _app.AddContractorAsync("K-2");
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            var (here, there) = (new Site { Code = "RDX", Name = "Reduksi" }, new Site { Code = "PEL", Name = "Pelabuhan" });
            (_site, _otherSite) = (here.Id, there.Id);
            db.AddRange(here, there);
            return db.SeedAsync();
        });
        await _app.AddAsync("ratna", "hse-admin");
        _officer = await _app.AddAsync("bagus", "hse-officer", phone: "081234567");
        await _app.AddAsync("dewi", "auditor");
        await _app.AddAsync("yanti", "contractor-admin", _own);
        await _app.AddAsync("mira", "management-viewer");
        await _app.InAsync<CreateAccount, Guid>(async create =>
            (await create.RunAsync(new("agus", "Agus", ["area-authority"], SiteId: _site, Password: SignIns.Password), default)).Account.Id);
        await RecordAsync("incident", "incident.create", Guid.NewGuid(), _own, _site, "milik sendiri di sini");
        await RecordAsync("incident", "incident.create", Guid.NewGuid(), _own, _otherSite, "milik sendiri di sana");
        await RecordAsync("incident", "incident.create", Guid.NewGuid(), _rival, _site, "milik pesaing di sini");
        await RecordAsync("contractor", "contractor.edit", _rival, _rival, null, "pesaing diubah");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Pages_open_for_those_who_may_and_are_refused_to_others()
    {
        using var admin = await AsAsync("ratna");
        using var viewer = await AsAsync("mira");
        foreach (var url in new[] { "/Activity", $"/Activity/contractor/{_own}", $"/Activity/incident/{Guid.NewGuid()}" })
        {
            Assert.Single((await admin.OpenAsync(url)).QuerySelectorAll("h1"));
            Assert.Equal(HttpStatusCode.Forbidden, await viewer.StatusAsync(url));
        }

        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync($"/Activity/nothing/{_own}"));
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync("/Activity/contractor/x"));
    }

    [Fact]
    public async Task The_kinds_that_somebody_may_not_see_are_not_in_its_record()
    {
        using var officer = await AsAsync("bagus");

        Assert.DoesNotContain("Akun", (await officer.OpenAsync("/Activity?size=100")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await officer.OpenAsync("/Activity?subject=account")).QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync($"/Activity/account/{_officer}"));
    }

    [Theory]
    [InlineData("ratna", "milik sendiri di sini;milik sendiri di sana;milik pesaing di sini;pesaing diubah")]
    [InlineData("dewi", "milik sendiri di sini;milik sendiri di sana;milik pesaing di sini;pesaing diubah")]
    [InlineData("yanti", "milik sendiri di sini;milik sendiri di sana")]
    [InlineData("agus", "milik sendiri di sini;milik pesaing di sini")]
    public async Task Each_sees_as_far_as_the_permission_reaches(string name, string expected)
    {
        using var browser = await AsAsync(name);

        var reasons = (await browser.OpenAsync("/Activity?size=100")).QuerySelectorAll("tbody td:nth-child(5)").Select(c => c.TextContent.Trim()).Where(r => r != "–");

        Assert.Equal(expected.Split(';').Order(StringComparer.Ordinal), reasons.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_history_of_a_rivals_record_is_empty_as_that_of_none()
    {
        using var own = await AsAsync("yanti");

        foreach (var id in new[] { _rival, Guid.NewGuid() })
        {
            Assert.DoesNotContain("pesaing", (await own.OpenAsync($"/Activity/contractor/{id}")).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("who=yanti", 1)]
    [InlineData("who=%20yanti%20", 1)]
    [InlineData("who=nobody", 0)]
    [InlineData("subject=contractor", 1)]
    [InlineData("subject=contractor&verb=edit", 1)]
    [InlineData("subject=contractor&verb=create", 0)]
    [InlineData("subject=nothing", 0)]
    [InlineData("from=2026-03-15&to=2026-03-15&subject=incident", 3)]
    [InlineData("from=2026-03-16", 0)]
    [InlineData("to=2026-03-14", 0)]
    [InlineData("to=9999-12-31&subject=incident", 3)]
    [InlineData("from=kemarin&subject=incident", 3)]
    [InlineData("p=-3&size=7&subject=incident", 3)]
    public async Task The_list_filters(string query, int rows)
    {
        using (await AsAsync("yanti")) { }
        using var admin = await AsAsync("ratna");

        Assert.Equal(rows, (await admin.OpenAsync($"/Activity?{query}")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_list_is_paged_newest_first()
    {
        for (var i = 0; i < 60; i++)
        {
            await RecordAsync("site", "site.edit", _site, null, _site, $"nomor {i}");
        }

        using var admin = await AsAsync("ratna");
        var (first, third) = (await admin.OpenAsync("/Activity?subject=site"), await admin.OpenAsync("/Activity?subject=site&p=3"));

        Assert.Equal((25, 10), (first.QuerySelectorAll("tbody tr").Length, third.QuerySelectorAll("tbody tr").Length));
        Assert.Contains("nomor 59", first.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector(".icm-pager a[rel=next]"));
    }

    [Fact]
    public async Task A_history_says_field_by_field_what_changed_in_words()
    {
        using var admin = await AsAsync("ratna");
        using var edited = await admin.FillAsync("/Contractors/K-1/Edit", ("Input.Name", "PT <b>Baru</b>"), ("Input.Status", "Suspended"), ("Input.CsmsClass", "High"));
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);

        var page = await admin.OpenAsync($"/Activity/contractor/{_own}");

        Assert.Equal(["Nama|PT K-1|PT <b>Baru</b>", "Status|Aktif|Ditangguhkan", "Kelas CSMS|–|Tinggi"], Rows(page));
        Assert.Equal("/Contractors/K-1", page.QuerySelector(".actions a")!.GetAttribute("href"));
        Assert.Contains("ratna", page.QuerySelector(".card-head p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_English_too()
    {
        using var admin = await AsAsync("ratna");
        using var edited = await admin.FillAsync("/Contractors/K-1/Edit", ("Input.Status", "Suspended"));
        await _app.ChangeAsync(await _app.ReadAsync(db => db.Accounts.Where(a => a.UserName == "dewi").Select(a => a.Id).SingleAsync()), a => a.Language = "en");
        using var english = await AsAsync("dewi");

        var page = await english.OpenAsync($"/Activity/contractor/{_own}");

        Assert.Equal(["Status|Active|Suspended"], Rows(page));
        Assert.Contains("Contractor edited", page.QuerySelector(".card h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_numbers_and_times_are_words_too()
    {
        using var admin = await AsAsync("ratna");
        using var hours = await admin.FillAsync("/Contractors/K-1/Hours", ("Input.SiteId", _site.ToString()), ("Input.Month", "202602"), ("Input.Hours", "12000"), ("Input.Headcount", "70"));
        using var contract = await admin.FillAsync(
            "/Contractors/K-1/Contracts/Edit", ("Input.Number", "SPK-1"), ("Input.Title", "Las"), ("Input.RiskClass", "High"), ("Input.SiteId", _site.ToString()),
            ("Input.From", "2026-01-01"), ("Input.To", "2026-12-31"));
        var ids = await _app.InAsync<ContractorsDb, (Guid, Guid)>(async db => (await db.ManHours.Select(h => h.Id).SingleAsync(), await db.Contracts.Select(c => c.Id).SingleAsync()));

        Assert.Contains("Jam|–|12.000", Rows(await admin.OpenAsync($"/Activity/man-hours/{ids.Item1}")));
        var rows = Rows(await admin.OpenAsync($"/Activity/contract/{ids.Item2}"));
        Assert.Contains("Lokasi|–|Reduksi", rows);
        Assert.Contains("Mulai|–|01/01/2026", rows);
        Assert.Contains("Kelas risiko|–|Tinggi", rows);
    }

    [Fact]
    public async Task Values_of_persons_are_masked_for_those_who_may_not_see_them()
    {
        await using var app = new RecordsApp();
        using var browser = app.Browser();
        await app.InAsync<HostDb, int>(db =>
        {
            db.Record(SystemUser.Instance, At, "account.edit", "account", _officer, null, new { displayName = "Bagus Lama", unknown = "rahasia" }, new { displayName = "Bagus Baru", isDisabled = true });
            return db.SaveChangesAsync();
        });

        Assert.Equal(["Nama lengkap|Bagus Lama|Bagus Baru", "unknown|rahasia|–", "Ditutup|–|Ya"], Rows(await browser.OpenAsync($"/Activity/account/{_officer}")));
        app.Permissions = ["activity.view", "accounts.view"];
        var masked = await browser.OpenAsync($"/Activity/account/{_officer}");
        Assert.Equal(["Nama lengkap|•••|•••", "unknown|•••|–", "Ditutup|–|Ya"], Rows(masked));
        Assert.DoesNotContain("rahasia", masked.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_record_leads_to_its_history_for_those_who_may_see_it()
    {
        using var admin = await AsAsync("ratna");
        using var viewer = await AsAsync("mira");

        Assert.Equal($"/Activity/contractor/{_own}", (await admin.OpenAsync("/Contractors/K-1")).QuerySelector("a[href^='/Activity/']")!.GetAttribute("href"));
        Assert.Equal($"/Activity/account/{_officer}", (await admin.OpenAsync($"/Accounts/{_officer}")).QuerySelector("a[href^='/Activity/']")!.GetAttribute("href"));
        Assert.Equal($"/Activity/site/{_site}", (await admin.OpenAsync($"/Contractors/Sites/{_site}")).QuerySelector("a[href^='/Activity/']")!.GetAttribute("href"));
        Assert.Equal("/Activity?subject=worker", (await admin.OpenAsync("/Contractors/K-1/Workers")).QuerySelector(".actions a")!.GetAttribute("href"));
        Assert.Null((await viewer.OpenAsync("/Contractors/K-1")).QuerySelector("a[href^='/Activity']"));
    }

    [Fact]
    public async Task The_state_of_the_chain_stands_above_for_those_who_see_all_of_it()
    {
        await _app.Services.GetRequiredService<ChainWatch>().CheckAsync(default);
        using var admin = await AsAsync("ratna");
        using var own = await AsAsync("yanti");
        var page = await admin.OpenAsync("/Activity");
        var head = await _app.InAsync<HostDb, string>(db => db.Activity.OrderByDescending(a => a.Sequence).Select(a => a.Hash).FirstAsync());

        Assert.Contains("Utuh", page.QuerySelector("#chain")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".icm-facts time").Length);
        Assert.Equal(head, page.QuerySelector(".icm-facts code")!.GetAttribute("title"));
        Assert.Null((await own.OpenAsync("/Activity")).QuerySelector("#chain"));
    }

    private static DateTime At => new(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc);

    private async Task<HttpClient> AsAsync(string name)
    {
        var browser = _app.Browser();
        await browser.SignInAsync(name);
        return browser;
    }

    private Task<int> RecordAsync(string subject, string action, Guid id, Guid? contractor, Guid? site, string reason) => _app.InAsync<HostDb, int>(db =>
    {
        db.Record(SystemUser.Instance, At, action, subject, id, contractor, reason: reason, siteId: site);
        return db.SaveChangesAsync();
    });

    private static List<string> Rows(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim())))];
}
