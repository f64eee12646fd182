using System.Net;
using Icmesh.Accounts;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class SessionTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _id;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _id = await _app.AddAsync("bagus", "hse-officer");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Nobody_in_particular_is_led_to_the_sign_in_and_back()
    {
        using var browser = _app.Browser();

        using var page = await browser.GetAsync(new Uri("/Contractors?q=a", UriKind.Relative));
        using var stream = await browser.GetAsync(new Uri("/Reporting/Events", UriKind.Relative));
        using var part = new HttpRequestMessage(HttpMethod.Get, "/Contractors");
        part.Headers.Add("HX-Request", "true");
        using var swapped = await browser.SendAsync(part);

        Assert.Equal((HttpStatusCode.Redirect, "/Accounts/SignIn?returnUrl=%2FContractors%3Fq%3Da"), (page.StatusCode, page.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.Unauthorized, stream.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "/Accounts/SignIn?returnUrl=%2FContractors"), (swapped.StatusCode, swapped.Headers.GetValues("HX-Redirect").Single()));
    }

    [Fact]
    public async Task Who_is_signed_in_without_the_permission_is_told_so()
    {
        using var browser = await SignedInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync("/Accounts/Matrix"));
    }

    [Fact]
    public async Task Another_role_takes_effect_on_the_next_request()
    {
        using var browser = await SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors/Create"));

        await _app.ChangeAsync(_id, a =>
        {
            a.Roles.Clear();
            a.Roles.Add(new AccountRole { AccountId = a.Id, Role = "auditor" });
        });

        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync("/Contractors/Create"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Matrix"));
    }

    [Fact]
    public async Task A_disabled_account_is_out_on_the_next_request_and_its_cookie_is_taken()
    {
        using var browser = await SignedInAsync();
        await _app.ChangeAsync(_id, a => a.IsDisabled = true);

        using var answer = await browser.GetAsync(new Uri("/Contractors", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("icmesh=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_of_a_company_whose_work_ended_are_out_on_the_next_request()
    {
        var company = await _app.AddContractorAsync("K-1");
        await _app.AddAsync("yanti", "contractor-admin", company);
        using var browser = _app.Browser();
        await browser.SignInAsync("yanti");
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Profile"));

        await _app.EndAsync(company);

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Accounts/Profile"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_on_its_next_request()
    {
        using var phone = await SignedInAsync();
        using var office = await SignedInAsync();

        using var answer = await office.SendAsync(await office.OpenAsync("/Accounts/Profile"), "/Accounts/Profile?handler=EndAll");

        Assert.Equal("/Accounts/SignIn", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await office.StatusAsync("/Contractors"));
        Assert.Equal(HttpStatusCode.Redirect, await phone.StatusAsync("/Contractors"));
        Assert.Equal(1, await _app.ReadAsync(db => db.Activity.CountAsync(a => a.Action == "account.sign-out-everywhere" && a.SubjectId == _id)));
    }

    [Fact]
    public async Task Signing_out_is_posted_and_ends_this_session_alone()
    {
        using var phone = await SignedInAsync();
        using var office = await SignedInAsync();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await office.StatusAsync("/Accounts/SignOut"));

        var page = await office.OpenAsync("/Accounts/Profile");
        using var answer = await office.SendAsync(page, "/Accounts/SignOut");

        Assert.Equal("/Accounts/SignIn", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await office.StatusAsync("/Contractors"));
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task Idle_for_thirty_minutes_ends_a_session_and_each_use_begins_them_anew()
    {
        using var browser = await SignedInAsync();
        for (var i = 0; i < 3; i++)
        {
            // 14 minutes is where ASP.NET's own sliding would not yet renew.
            _app.Time.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));
            _app.Time.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));
        }

        _app.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task After_twelve_hours_a_session_ends_however_busy_it_was()
    {
        using var browser = await SignedInAsync();
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            _app.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Profile"));
        }

        _app.Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Accounts/Profile"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_cookie_is_nobodys(string value)
    {
        using var browser = _app.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", $"icmesh={value}");

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/SignIn"));
    }

    [Fact]
    public async Task A_password_that_somebody_else_made_opens_only_the_page_that_changes_it()
    {
        await _app.ChangeAsync(_id, a => a.OneTimeUntil = _app.Time.GetUtcNow().UtcDateTime.AddDays(1));
        using var browser = await SignedInAsync();

        using var elsewhere = await browser.GetAsync(new Uri("/Contractors", UriKind.Relative));
        Assert.Equal("/Accounts/Password", elsewhere.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync("/Reporting/Events"));

        using var changed = await browser.FillAsync("/Accounts/Password", ("Input.Current", SignIns.Password), ("Input.Wanted", "empat gajah minum kopi"), ("Input.Again", "empat gajah minum kopi"));
        Assert.Equal("/Accounts/Profile?done=password", changed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task Another_password_ends_the_other_sessions_and_is_recorded_without_itself()
    {
        using var phone = await SignedInAsync();
        using var office = await SignedInAsync();

        using var wrong = await office.FillAsync("/Accounts/Password", ("Input.Current", "bukan sandinya itu"), ("Input.Wanted", "empat gajah minum kopi"), ("Input.Again", "empat gajah minum kopi"));
        using var weak = await office.FillAsync("/Accounts/Password", ("Input.Current", SignIns.Password), ("Input.Wanted", "password12345"), ("Input.Again", "password12345"));
        using var differs = await office.FillAsync("/Accounts/Password", ("Input.Current", SignIns.Password), ("Input.Wanted", "empat gajah minum kopi"), ("Input.Again", "lima gajah minum kopi"));
        using var good = await office.FillAsync("/Accounts/Password", ("Input.Current", SignIns.Password), ("Input.Wanted", "empat gajah minum kopi"), ("Input.Again", "empat gajah minum kopi"));

        Assert.Equal((422, 422, 422, 302), ((int)wrong.StatusCode, (int)weak.StatusCode, (int)differs.StatusCode, (int)good.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await office.StatusAsync("/Contractors"));
        Assert.Equal(HttpStatusCode.Redirect, await phone.StatusAsync("/Contractors"));
        var entry = await _app.ReadAsync(db => db.Activity.SingleAsync(a => a.Action == "account.change-password"));
        Assert.Equal((null, null), (entry.Before, entry.After));
    }

    [Fact]
    public async Task The_own_language_is_kept_and_comes_back_with_the_next_sign_in()
    {
        using var browser = await SignedInAsync();
        using var saved = await browser.SendAsync(await browser.OpenAsync("/Accounts/Profile"), "/Accounts/Profile?handler=Language", ("Language", "en"));
        using var another = await SignedInAsync();

        var page = await another.OpenAsync("/Accounts/Profile");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = _app.Browser();
        await browser.SignInAsync("bagus");
        return browser;
    }
}
