using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class AccountPagesTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _admin, _officer, _own, _other, _company;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _company = await _app.AddContractorAsync("K-1");
        var rival = await _app.AddContractorAsync("K-2");
        _admin = await _app.AddAsync("ratna", "hse-admin");
        _officer = await _app.AddAsync("bagus", "hse-officer", phone: "081234567");
        await _app.AddAsync("yanti", "contractor-admin", _company);
        _own = await _app.AddAsync("tono", "contractor-supervisor", _company);
        _other = await _app.AddAsync("rival", "worker", rival);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Pages_open_for_those_who_may_and_are_refused_to_others()
    {
        using var admin = await AsAsync("ratna");
        using var officer = await AsAsync("bagus");
        foreach (var url in new[] { "/Accounts", "/Accounts/Matrix", "/Accounts/Create", $"/Accounts/{_officer}", $"/Accounts/{_officer}/Edit" })
        {
            Assert.Single((await admin.OpenAsync(url)).QuerySelectorAll("h1"));
            Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync(url));
        }

        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync($"/Accounts/{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync($"/Accounts/{Guid.NewGuid()}/Edit"));
    }

    [Theory]
    [InlineData("q=bag", "bagus")]
    [InlineData("q=0812-345-67", "bagus")]
    [InlineData("role=worker", "rival")]
    [InlineData("state=off", "")]
    [InlineData("sort=-name", "yanti tono rival ratna bagus")]
    public async Task List_filters_and_sorts(string query, string expected)
    {
        using var admin = await AsAsync("ratna");

        var page = await admin.OpenAsync($"/Accounts?{query}");

        Assert.Equal(expected, string.Join(' ', page.QuerySelectorAll("tbody td:nth-child(2)").Select(c => c.TextContent.Trim())));
    }

    [Fact]
    public async Task A_new_account_shows_its_password_once_and_must_change_it()
    {
        using var admin = await AsAsync("ratna");
        using var made = await admin.FillAsync("/Accounts/Create", ("Input.Name", "sari"), ("Input.DisplayName", "Sari"), ("Input.Phone", "0811 222 333"), ("Input.Roles", "area-authority"));
        var password = (await Forms.ReadAsync(made)).QuerySelector(".icm-secret")!.TextContent;
        var account = await _app.ReadAsync(db => db.Accounts.SingleAsync(a => a.UserName == "sari"));
        var shown = await (await admin.GetAsync(new Uri($"/Accounts/{account.Id}", UriKind.Relative))).Content.ReadAsStringAsync();
        using var sari = _app.Browser();
        using var first = await sari.TrySignInAsync("0811222333", password);
        using var led = await sari.GetAsync(new Uri("/Contractors", UriKind.Relative));

        Assert.DoesNotContain(password, shown, StringComparison.Ordinal);
        Assert.Equal("/Accounts/Password", led.Headers.Location?.OriginalString);
        var entry = await _app.ReadAsync(db => db.Activity.SingleAsync(a => a.Action == "account.create" && a.SubjectId == account.Id));
        Assert.Equal("ratna", entry.UserName);
        Assert.DoesNotContain(password, entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("assword", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("tamp", entry.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "RATNA", "sudah dipakai")]
    [InlineData("Input.Name", "0812345", "tidak dapat dipakai")]
    [InlineData("Input.Phone", "081234567", "sudah dipakai akun lain")]
    [InlineData("Input.Phone", "abc", "bukan nomor telepon")]
    [InlineData("Input.DisplayName", "", "Isi nama lengkap")]
    [InlineData("Input.Contractor", "NONE", "tidak ada")]
    [InlineData("Input.Contractor", "K-1", "tidak untuk orang kontraktor")]
    [InlineData("Input.Roles", "worker", "perlu perusahaan")]
    [InlineData("Input.Roles", "owner", "tidak ada")]
    public async Task Bad_input_comes_back_with_a_sentence_and_nothing_is_saved(string field, string value, string said)
    {
        using var admin = await AsAsync("ratna");
        var fields = new Dictionary<string, string> { ["Input.Name"] = "sari", ["Input.DisplayName"] = "Sari", ["Input.Roles"] = "area-authority", [field] = value };

        using var answer = await admin.FillAsync("/Accounts/Create", [.. fields.Select(f => (f.Key, f.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, (await Forms.ReadAsync(answer)).QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, await _app.ReadAsync(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task Roles_that_judge_each_other_are_refused_with_the_reason()
    {
        using var admin = await AsAsync("ratna");
        using var refused = await EditAsync(admin, _officer, "hse-officer", "auditor");
        using var saved = await EditAsync(admin, _officer, "hse-officer", "gas-tester");

        Assert.Contains("Auditor tidak mengaudit data yang ia isi sendiri", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var entry = await _app.ReadAsync(db => db.Activity.SingleAsync(a => a.Action == "account.edit"));
        Assert.Contains("gas-tester", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("gas-tester", entry.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_the_own_roles_and_the_last_admin_stays()
    {
        var second = await _app.AddAsync("kedua", "hse-admin");
        using var admin = await AsAsync("ratna");
        using var own = await EditAsync(admin, _admin, "hse-officer");
        using var closeOwn = await PostAsync(admin, _admin, "Disable");
        using var resetOwn = await PostAsync(admin, _admin, "Reset");
        using var other = await PostAsync(admin, second, "Disable");

        Assert.Equal((422, 422, 422, 302), ((int)own.StatusCode, (int)closeOwn.StatusCode, (int)resetOwn.StatusCode, (int)other.StatusCode));

        // Somebody who may manage without being an admin is imaginable; the last one stays all the same.
        await _app.ChangeAsync(_admin, a => a.UserName = "lain");
        await _app.ChangeAsync(second, a => a.IsDisabled = true);
        using var last = await _app.InAsync<IServiceProvider, HttpResponseMessage>(async _ => await EditAsync(admin, _admin, "hse-officer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_is_out_until_it_is_enabled()
    {
        using var admin = await AsAsync("ratna");
        using var officer = await AsAsync("bagus");

        using var disabled = await PostAsync(admin, _officer, "Disable");
        Assert.Equal(HttpStatusCode.Redirect, await officer.StatusAsync("/Contractors"));

        using var enabled = await PostAsync(admin, _officer, "Enable");
        Assert.Equal(HttpStatusCode.Redirect, await officer.StatusAsync("/Contractors"));
        await officer.SignInAsync("bagus");
        Assert.Equal(["account.disable", "account.enable"], await ActionsAsync(_officer));
    }

    [Fact]
    public async Task A_new_password_opens_a_name_that_was_closed_and_ends_every_session()
    {
        using var admin = await AsAsync("ratna");
        using var officer = await AsAsync("bagus");
        for (var i = 0; i < 11; i++)
        {
            using var guess = _app.Browser();
            using var wrong = await guess.TrySignInAsync("bagus", "bukan sandinya itu");
        }

        using var reset = await PostAsync(admin, _officer, "Reset");
        var password = (await Forms.ReadAsync(reset)).QuerySelector(".icm-secret")!.TextContent;

        Assert.Equal(HttpStatusCode.Redirect, await officer.StatusAsync("/Contractors"));
        using var old = await officer.TrySignInAsync("bagus");
        using var fresh = await officer.TrySignInAsync("bagus", password);
        Assert.Equal((422, 302), ((int)old.StatusCode, (int)fresh.StatusCode));
        Assert.Equal(["account.reset-password"], await ActionsAsync(_officer));
    }

    [Fact]
    public async Task A_contractors_admin_sees_and_changes_the_own_company_alone()
    {
        using var admin = await AsAsync("yanti");
        var list = (await admin.OpenAsync("/Accounts")).QuerySelector("tbody")!.TextContent;

        Assert.Contains("tono", list, StringComparison.Ordinal);
        Assert.DoesNotContain("rival", list, StringComparison.Ordinal);
        Assert.DoesNotContain("ratna", list, StringComparison.Ordinal);
        foreach (var id in new[] { _other, _admin })
        {
            Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync($"/Accounts/{id}"));
            Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync($"/Accounts/{id}/Edit"));
            foreach (var handler in new[] { "Disable", "Enable", "Reset", "End" })
            {
                using var answer = await admin.SendAsync(await admin.OpenAsync($"/Accounts/{_own}"), $"/Accounts/{id}?handler={handler}");
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Who_a_contractors_admin_adds_belongs_to_its_company_whatever_the_form_says()
    {
        using var admin = await AsAsync("yanti");
        (string, string)[] fields = [("Input.Name", "baru"), ("Input.DisplayName", "Baru"), ("Input.Contractor", "K-2")];

        using var made = await admin.FillAsync("/Accounts/Create", [.. fields, ("Input.Roles", "worker")]);
        using var staff = await admin.FillAsync("/Accounts/Create", [.. fields, ("Input.Name", "lain"), ("Input.Roles", "hse-officer")]);
        using var raised = await EditAsync(admin, _own, "hse-admin");

        Assert.Equal((200, 422, 422), ((int)made.StatusCode, (int)staff.StatusCode, (int)raised.StatusCode));
        Assert.Equal(_company, await _app.ReadAsync(db => db.Accounts.Where(a => a.UserName == "baru").Select(a => a.ContractorId).SingleAsync()));
    }

    [Fact]
    public async Task A_site_bounds_what_reaches_the_site_and_empty_means_all()
    {
        var site = await _app.InAsync<ContractorsDb, Guid>(async db =>
        {
            var added = new Site { Code = "RDX", Name = "Reduksi" };
            db.Add(added);
            await db.SeedAsync();
            return added.Id;
        });
        using var admin = await AsAsync("ratna");
        using var unknown = await admin.FillAsync($"/Accounts/{_officer}/Edit", ("Input.Roles", "hse-officer"), ("Input.SiteId", Guid.NewGuid().ToString()));
        Assert.Null(await SiteAsync());

        using var saved = await admin.FillAsync($"/Accounts/{_officer}/Edit", ("Input.Roles", "hse-officer"), ("Input.SiteId", site.ToString()));

        Assert.Equal(site, await SiteAsync());
        Task<Guid?> SiteAsync() => _app.ReadAsync(db => db.Accounts.Where(a => a.Id == _officer).Select(a => a.SiteId).SingleAsync());
    }

    [Fact]
    public async Task Second_editor_sees_both_versions()
    {
        using var admin = await AsAsync("ratna");
        var late = await admin.OpenAsync($"/Accounts/{_officer}/Edit");
        using var first = await admin.FillAsync($"/Accounts/{_officer}/Edit", ("Input.DisplayName", "Bagus W"), ("Input.Roles", "hse-officer"));

        using var conflict = await admin.SendAsync(late, $"/Accounts/{_officer}/Edit", ("Input.DisplayName", "Bagus X"), ("Input.Roles", "hse-officer"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Bagus W", (await Forms.ReadAsync(conflict)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<HttpClient> AsAsync(string name)
    {
        var browser = _app.Browser();
        await browser.SignInAsync(name);
        return browser;
    }

    private static async Task<HttpResponseMessage> EditAsync(HttpClient admin, Guid id, params string[] roles)
    {
        var page = await admin.OpenAsync($"/Accounts/{id}/Edit");
        var fields = page.QuerySelectorAll("form.icm-form input[name]").Where(i => i.GetAttribute("name") is not "Input.Roles")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(roles.Select(r => KeyValuePair.Create("Input.Roles", r)));
        using var content = new FormUrlEncodedContent(fields);
        return await admin.PostAsync(new Uri($"/Accounts/{id}/Edit", UriKind.Relative), content);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient admin, Guid id, string handler) =>
        await admin.SendAsync(await admin.OpenAsync($"/Accounts/{id}"), $"/Accounts/{id}?handler={handler}");

    private Task<List<string>> ActionsAsync(Guid id) => _app.ReadAsync(db =>
        db.Activity.Where(a => a.SubjectId == id && a.Action != "account.create" && a.Action != "account.sign-in").OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Action).ToListAsync());
}
