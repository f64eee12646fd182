using System.Net;
using Icmesh.Accounts;
using Icmesh.Accounts.Proving;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

/// <summary>Signing in by the own company's account, against a provider of our own.</summary>
[Trait("Category", "Security")]
public sealed class CorporateTests : IAsyncLifetime
{
    private const string Refused = "/Accounts/SignIn?other=true&corporate=unknown", Failed = "/Accounts/SignIn?other=true&corporate=failed";
    // The lifetime of tokens and cookies of the handshake is judged by the machine's clock.
    private readonly AccountsApp _app = new(TimeProvider.System.GetUtcNow());
    private CorporateProvider _provider = null!;
    private Guid _id;

    public async Task InitializeAsync()
    {
        _provider = await CorporateProvider.StartAsync();
        _app.Settings["SignIn:Corporate:Authority"] = _provider.Authority;
        _app.Settings["SignIn:Corporate:ClientId"] = CorporateProvider.ClientId;
        _app.Settings["SignIn:Corporate:ClientSecret"] = CorporateProvider.Secret;
        using var _ = _app.CreateClient();
        _id = await _app.AddAsync("bagus", "hse-officer");
        await _app.AddAsync("ratna", "hse-admin");
        await SetEmailAsync("bagus.wibowo@smelter.example");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_verified_address_finds_the_account_and_from_then_on_the_lasting_id_does()
    {
        using var browser = _app.Browser();
        using var first = await EnterAsync(browser, "/Accounts/Corporate?returnUrl=%2FContractors%3Fq%3Da");
        Assert.Equal("/Contractors?q=a", first.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));

        _provider.Claims["email"] = "nama.baru@smelter.example";
        using var fresh = _app.Browser();
        using var second = await EnterAsync(fresh);

        Assert.Equal("/Reporting", second.Headers.Location?.OriginalString);
        Assert.Equal(2, await _app.ReadAsync(db => db.Accounts.CountAsync()));
        Assert.Equal(["account.link-corporate", "account.sign-in", "account.sign-in"], await _app.ReadAsync(db =>
            db.Activity.Where(a => a.UserName == "bagus").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_question_carries_PKCE_state_and_nonce_and_the_answer_no_token_in_the_address()
    {
        using var browser = _app.Browser();
        using var asked = await browser.GetAsync(new Uri("/Accounts/Corporate", UriKind.Relative));
        var query = QueryHelpers.ParseQuery(asked.Headers.Location!.Query);

        Assert.Equal(("code", "S256", "query"), (query["response_type"], query["code_challenge_method"], query.TryGetValue("response_mode", out var mode) ? mode : "query"));
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.True(query[name].ToString().Length > 20));
        Assert.All(asked.Headers.GetValues("Set-Cookie").Where(c => c.Contains("Correlation", StringComparison.Ordinal) || c.Contains("Nonce", StringComparison.Ordinal)), c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    public static TheoryData<string, object?> Strangers => new()
    {
        { "email", "orang.lain@smelter.example" }, { "email", null }, { "email_verified", false }, { "email_verified", "maybe" }, { "email_verified", null },
    };

    [Theory, MemberData(nameof(Strangers))]
    public async Task Nobody_gets_an_account_by_coming_from_the_company(string claim, object? value)
    {
        _provider.Claims[claim] = value;
        using var browser = _app.Browser();

        using var answer = await EnterAsync(browser);

        Assert.Equal(Refused, answer.Headers.Location?.OriginalString);
        Assert.Contains("belum terhubung", (await browser.OpenAsync(Refused)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
        Assert.Equal((2, 0, 0), await _app.ReadAsync(async db => (await db.Accounts.CountAsync(), await db.Logins.CountAsync(), await db.Sessions.CountAsync())));
    }

    public static TheoryData<string, object?> Forgeries => new()
    {
        { "nonce", "another" }, { "nonce", null }, { "aud", "another-client" }, { "iss", "http://evil.example" }, { "exp", 1_000_000_000 }, { "sub", null }, { "key", true },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_the_one_asked_for_opens_nothing(string claim, object? value)
    {
        _provider.Claims[claim] = value;
        _provider.SignsWithAnotherKey = claim == "key";
        using var browser = _app.Browser();

        using var answer = await EnterAsync(browser);

        Assert.Contains(answer.Headers.Location?.OriginalString, new[] { Refused, Failed });
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
        Assert.Equal((0, 0), await _app.ReadAsync(async db => (await db.Logins.CountAsync(), await db.Sessions.CountAsync())));
    }

    [Theory]
    [InlineData("state")]
    [InlineData("code")]
    [InlineData("no-state")]
    [InlineData("error")]
    public async Task An_answer_that_was_tampered_with_opens_nothing(string what)
    {
        using var browser = _app.Browser();
        var back = await AskAsync(browser, "/Accounts/Corporate");
        var query = QueryHelpers.ParseQuery(new Uri("http://localhost" + back).Query).ToDictionary(q => q.Key, q => (string?)q.Value);
        switch (what)
        {
            case "state": query["state"] = "A" + query["state"]![1..^1] + "A"; break;
            case "no-state": query.Remove("state"); break;
            case "code": query["code"] = "another"; break;
            case "error": query["error"] = "access_denied<script>"; break;
        }

        using var answer = await browser.GetAsync(new Uri(QueryHelpers.AddQueryString("/Accounts/Corporate/Back", query), UriKind.Relative));

        Assert.Equal(Failed, answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task An_answer_belongs_to_the_browser_that_asked_and_works_once()
    {
        using var asking = _app.Browser();
        var back = await AskAsync(asking, "/Accounts/Corporate");
        using var victim = _app.Browser();

        // Signing somebody else in as oneself: their browser never asked.
        using var planted = await victim.GetAsync(new Uri(back, UriKind.Relative));
        using var right = await asking.GetAsync(new Uri(back, UriKind.Relative));
        using var again = await asking.GetAsync(new Uri(back, UriKind.Relative));

        Assert.Equal((Failed, "/Reporting", Failed), (planted.Headers.Location?.OriginalString, right.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.Redirect, await victim.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task Disabled_or_taken_over_by_a_second_person_an_account_stays_closed()
    {
        using var first = _app.Browser();
        using var entered = await EnterAsync(first);
        _provider.Claims["sub"] = "p-18";
        using var second = _app.Browser();
        using var sameAddress = await EnterAsync(second);
        _provider.Claims["sub"] = "p-17";
        await _app.ChangeAsync(_id, a => a.IsDisabled = true);
        using var third = _app.Browser();
        using var disabled = await EnterAsync(third);

        Assert.Equal((Refused, Refused), (sameAddress.Headers.Location?.OriginalString, disabled.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Another_address_on_the_account_ends_the_tie_to_the_person_before()
    {
        using var first = _app.Browser();
        using var entered = await EnterAsync(first);
        using var admin = _app.Browser();
        await admin.SignInAsync("ratna");
        using var taken = await admin.FillAsync($"/Accounts/{_id}/Edit", ("Input.Email", "bukan alamat"), ("Input.Roles", "hse-officer"));
        using var edited = await admin.FillAsync($"/Accounts/{_id}/Edit", ("Input.Email", "orang.baru@smelter.example"), ("Input.Roles", "hse-officer"));

        using var fresh = _app.Browser();
        using var again = await EnterAsync(fresh);

        Assert.Equal((422, 302), ((int)taken.StatusCode, (int)edited.StatusCode));
        Assert.Equal(Refused, again.Headers.Location?.OriginalString);
        Assert.Equal("orang.baru@smelter.example", await _app.ReadAsync(db => db.Accounts.Where(a => a.Id == _id).Select(a => a.Email).SingleAsync()));
    }

    [Fact]
    public async Task An_address_is_one_accounts()
    {
        using var admin = _app.Browser();
        await admin.SignInAsync("ratna");

        using var refused = await admin.FillAsync("/Accounts/Create", ("Input.Name", "lain"), ("Input.DisplayName", "Lain"), ("Input.Roles", "auditor"), ("Input.Email", "BAGUS.Wibowo@smelter.example"));

        Assert.Contains("sudah dipakai akun lain", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "/Accounts/SecondStep")]
    [InlineData(true, "/Reporting")]
    public async Task A_second_factor_is_asked_for_unless_the_company_asked_for_one(bool mfa, string led)
    {
        await _app.ChangeAsync(_id, a => a.TwoFactorEnabled = true);
        _provider.Claims["amr"] = mfa ? new[] { "pwd", "mfa" } : ["pwd"];
        using var browser = _app.Browser();

        using var answer = await EnterAsync(browser);

        Assert.Equal(led, answer.Headers.Location?.OriginalString);
        Assert.Equal(mfa ? HttpStatusCode.OK : HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task Only_a_sign_in_at_the_provider_of_just_now_is_a_proof()
    {
        using var browser = _app.Browser();
        using var entered = await EnterAsync(browser);
        using var asked = await browser.GetAsync(new Uri("/Accounts/Phone", UriKind.Relative));
        Assert.Equal("/Accounts/StepUp?returnUrl=%2FAccounts%2FPhone", asked.Headers.Location?.OriginalString);
        Assert.NotNull((await browser.OpenAsync("/Accounts/StepUp?returnUrl=%2FAccounts%2FPhone")).QuerySelector("a[href='/Accounts/Corporate?returnUrl=%2FAccounts%2FPhone']"));

        _provider.Claims["auth_time"] = _app.Time.GetUtcNow().Subtract(StepUp.Lifetime).ToUnixTimeSeconds();
        using var old = await EnterAsync(browser, "/Accounts/Corporate?returnUrl=%2FAccounts%2FPhone");
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Accounts/Phone"));

        _provider.Claims["auth_time"] = _app.Time.GetUtcNow().ToUnixTimeSeconds();
        using var proved = await EnterAsync(browser, "/Accounts/Corporate?returnUrl=%2FAccounts%2FPhone");
        Assert.Equal("/Accounts/Phone", proved.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Phone"));
        Assert.Contains("prompt=login", _provider.Asked[^1], StringComparison.Ordinal);
        Assert.Contains("max_age=0", _provider.Asked[^1], StringComparison.Ordinal);
        Assert.Equal(1, await _app.ReadAsync(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Signing_out_here_offers_to_sign_out_there()
    {
        using var browser = _app.Browser();
        using var entered = await EnterAsync(browser);
        using var left = await browser.SendAsync(await browser.OpenAsync("/Accounts/Profile"), "/Accounts/SignOut");
        var page = await browser.OpenAsync(left.Headers.Location!.OriginalString);
        using var there = await browser.GetAsync(new Uri(page.QuerySelector("a[href*=SignOut]")!.GetAttribute("href")!, UriKind.Relative));

        Assert.StartsWith($"{_provider.Authority}/out?", there.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains($"client_id={CorporateProvider.ClientId}", there.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_not_configured_there_is_neither_button_nor_page()
    {
        await using var plain = new AccountsApp();
        using var browser = plain.Browser();

        Assert.Null((await browser.OpenAsync("/Accounts/SignIn")).QuerySelector("a[href^='/Accounts/Corporate']"));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/Accounts/Corporate"));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/Accounts/Corporate?handler=SignOut"));
        Assert.NotEqual(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Corporate/Back?code=x"));
    }

    private Task SetEmailAsync(string email) => _app.ChangeAsync(_id, a => (a.Email, a.NormalizedEmail) = (email, EmailAddress.Normalize(email)));

    /// <summary>All the way there and back.</summary>
    private static async Task<HttpResponseMessage> EnterAsync(HttpClient browser, string from = "/Accounts/Corporate") =>
        await browser.GetAsync(new Uri(await AskAsync(browser, from), UriKind.Relative));

    /// <returns>Where the provider leads back to.</returns>
    private static async Task<string> AskAsync(HttpClient browser, string from)
    {
        using var asked = await browser.GetAsync(new Uri(from, UriKind.Relative));
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await outside.GetAsync(asked.Headers.Location);
        return answered.Headers.Location!.PathAndQuery;
    }
}
