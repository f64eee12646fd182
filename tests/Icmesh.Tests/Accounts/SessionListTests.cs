using System.Net;
using Icmesh.Accounts;
using Icmesh.Accounts.SigningIn;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class SessionListTests : IAsyncLifetime
{
    private const string
        Phone = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        Office = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";

    private readonly AccountsApp _app = new();

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        await _app.AddAsync("bagus", "hse-officer");
        await _app.AddAsync("lina", "auditor");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_person_sees_the_own_devices_and_signs_one_of_them_out()
    {
        using var phone = await SignedInAsync("bagus", Phone);
        _app.Time.Advance(TimeSpan.FromMinutes(5));
        using var office = await SignedInAsync("bagus", Office);
        using var other = await SignedInAsync("lina", Phone);

        Assert.Equal(["Edge · Windows", "Chrome · Android"], await ListAsync(office));
        var page = await office.OpenAsync("/Accounts/Profile");
        var button = Assert.Single(page.QuerySelectorAll("button[name=session]"));
        using var ended = await office.SendAsync(page, "/Accounts/Profile?handler=End", ("session", button.GetAttribute("value")!));

        Assert.Equal("/Accounts/Profile?done=ended", ended.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await phone.StatusAsync("/Accounts/Profile"));
        Assert.Equal(["Edge · Windows"], await ListAsync(office));
        Assert.Equal(HttpStatusCode.OK, await other.StatusAsync("/Accounts/Profile"));
        Assert.Equal(1, await _app.ReadAsync(db => db.Activity.CountAsync(a => a.Action == "account.end-session" && a.UserName == "bagus")));
    }

    [Fact]
    public async Task A_device_of_somebody_else_is_not_there()
    {
        using var mine = await SignedInAsync("bagus", Office);
        using var other = await SignedInAsync("lina", Phone);
        var id = await _app.ReadAsync(db => db.Sessions.Where(s => s.Browser == "Chrome · Android").Select(s => s.Id).SingleAsync());

        foreach (var session in new[] { id.ToString(), Guid.NewGuid().ToString(), "", "x" })
        {
            using var answer = await mine.SendAsync(await mine.OpenAsync("/Accounts/Profile"), "/Accounts/Profile?handler=End", ("session", session));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await other.StatusAsync("/Accounts/Profile"));
    }

    [Fact]
    public async Task A_cookie_that_was_kept_from_before_the_sign_out_is_nobodys()
    {
        using var browser = _app.Browser();
        using var answer = await browser.TrySignInAsync("bagus");
        var kept = answer.Headers.GetValues("Set-Cookie").Last(c => c.StartsWith("icmesh=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = _app.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", kept);
        Assert.Equal(HttpStatusCode.OK, await thief.StatusAsync("/Accounts/Profile"));

        using var left = await browser.SendAsync(await browser.OpenAsync("/Accounts/Profile"), "/Accounts/SignOut");

        Assert.Equal(HttpStatusCode.Redirect, await thief.StatusAsync("/Accounts/Profile"));
        Assert.Equal(0, await _app.ReadAsync(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Another_password_leaves_nothing_to_whoever_copied_the_cookie_of_this_session()
    {
        using var browser = _app.Browser();
        using var answer = await browser.TrySignInAsync("bagus");
        using var thief = _app.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Last(c => c.StartsWith("icmesh=", StringComparison.Ordinal)).Split(';')[0]);

        using var changed = await browser.FillAsync("/Accounts/Password", ("Input.Current", SignIns.Password), ("Input.Wanted", "empat gajah minum kopi"), ("Input.Again", "empat gajah minum kopi"));

        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Profile"));
        Assert.Equal(HttpStatusCode.Redirect, await thief.StatusAsync("/Accounts/Profile"));
    }

    [Fact]
    public async Task What_is_over_is_not_in_the_list_and_is_swept_away()
    {
        using var phone = await SignedInAsync("bagus", Phone);
        _app.Time.Advance(TimeSpan.FromMinutes(31));
        using var office = await SignedInAsync("bagus", Office);

        Assert.Equal(["Edge · Windows"], await ListAsync(office));

        _app.Time.Advance(Session.Longest);
        await _app.InAsync<IServiceProvider, bool>(async services =>
        {
            await ActivatorUtilities.CreateInstance<SweepSignInsJob>(services).Execute(null!, default);
            return true;
        });
        Assert.Equal(0, await _app.ReadAsync(db => db.Sessions.CountAsync()));
    }

    [Theory]
    [InlineData(Phone, "Chrome · Android")]
    [InlineData(Office, "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox · Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", "Samsung Internet · Android")]
    [InlineData("<script>alert(1)</script>", "")]
    public void A_browser_is_called_as_people_know_it(string line, string name) => Assert.Equal(name, BrowserName.Of(line));

    private static async Task<List<string>> ListAsync(HttpClient browser) =>
        [.. (await browser.OpenAsync("/Accounts/Profile")).QuerySelectorAll(".icm-list .t").Select(t => t.FirstChild!.TextContent.Trim())];

    private async Task<HttpClient> SignedInAsync(string name, string userAgent)
    {
        var browser = _app.Browser();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        await browser.SignInAsync(name);
        return browser;
    }
}
