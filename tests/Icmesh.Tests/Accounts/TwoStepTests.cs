using System.Net;
using Icmesh.Accounts;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class TwoStepTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _id;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _id = await _app.AddAsync("bagus", "hse-officer");
        await _app.AddAsync("ratna", "hse-admin");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_app_is_in_use_only_after_it_showed_a_code_and_gives_ten_recovery_codes_once()
    {
        using var browser = await SignedInAsync();
        using var started = await StartAsync(browser);
        var page = await browser.OpenAsync("/Accounts/Authenticator");
        var secret = page.QuerySelector("code.icm-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        Assert.StartsWith("data:image/png;base64,", page.QuerySelector("img.icm-qr")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains($"secret={secret}", page.QuerySelector("a[href^=otpauth]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.False(await IsOnAsync());

        using var wrong = await browser.FillAsync("/Accounts/Authenticator", ("Code", "000000"));
        using var empty = await browser.FillAsync("/Accounts/Authenticator", ("Code", ""));
        Assert.Equal((422, 422, false), ((int)wrong.StatusCode, (int)empty.StatusCode, await IsOnAsync()));

        using var right = await browser.FillAsync("/Accounts/Authenticator", ("Code", Code(secret)));
        var codes = (await Forms.ReadAsync(right)).QuerySelectorAll(".icm-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal((true, RecoveryCode.Count, RecoveryCode.Count), (await IsOnAsync(), codes.Count, codes.Distinct().Count()));
        Assert.DoesNotContain(codes[0], await (await browser.GetAsync(new Uri("/Accounts/Security", UriKind.Relative))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // There is nothing to confirm any more, and no second secret in place of the first.
        using var again = await StartAsync(browser);
        using var open = await browser.GetAsync(new Uri("/Accounts/Authenticator", UriKind.Relative));
        Assert.Equal(("/Accounts/Security", "/Accounts/Security"), (again.Headers.Location?.OriginalString, open.Headers.Location?.OriginalString));
        Assert.Equal(["account.add-authenticator"], await ActionsAsync());
    }

    [Fact]
    public async Task The_database_holds_neither_secret_nor_code()
    {
        var (secret, codes) = await AddAppAsync();

        var stored = await _app.ReadAsync(async db => (await db.SecondFactors.SingleAsync()).SealedSecret + string.Concat(await db.RecoveryCodes.Select(c => c.Hash).ToListAsync())
            + string.Concat(await db.Activity.Select(a => a.Before + a.After).ToListAsync()));

        Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(codes[0], stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(codes[0].Replace("-", "", StringComparison.Ordinal), stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_password_alone_no_longer_opens_anything()
    {
        var (secret, _) = await AddAppAsync();
        using var browser = _app.Browser();

        using var first = await browser.TrySignInAsync("bagus", returnUrl: "/Contractors?q=a");
        var second = first.Headers.Location!.OriginalString;
        Assert.Equal("/Accounts/SecondStep?returnUrl=%2FContractors%3Fq%3Da", second);
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
        Assert.Equal(0, await _app.ReadAsync(db => db.Sessions.CountAsync(s => s.Method == SignInMethod.Code)));

        using var wrong = await browser.FillAsync(second, ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));

        using var right = await browser.FillAsync(second, ("Code", Code(secret)));
        Assert.Equal("/Contractors?q=a", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));
        Assert.True(await _app.ReadAsync(db => db.Sessions.AnyAsync(s => s.Method == SignInMethod.Code && s.IsStrong)));
    }

    [Fact]
    public async Task A_code_works_once_even_for_two_who_send_it_at_once()
    {
        var (secret, _) = await AddAppAsync();
        var code = Code(secret);
        var browsers = new List<(HttpClient Client, AngleSharp.Html.Dom.IHtmlDocument Page)>();
        for (var i = 0; i < 4; i++)
        {
            var client = _app.Browser();
            using var first = await client.TrySignInAsync("bagus");
            browsers.Add((client, await client.OpenAsync("/Accounts/SecondStep")));
        }

        var answers = await Task.WhenAll(browsers.Select(async b =>
        {
            using var answer = await b.Client.SendAsync(b.Page, "/Accounts/SecondStep", ("Code", code));
            return answer.StatusCode;
        }));
        using var later = await SecondAsync(code);

        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Redirect));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.StatusCode);
        browsers.ForEach(b => b.Client.Dispose());

        // The code before the used one is still in its window, and no use either.
        using var earlier = await SecondAsync(Code(secret, -30));
        _app.Time.Advance(TimeSpan.FromSeconds(30));
        using var next = await SecondAsync(Code(secret));
        Assert.Equal((422, 302), ((int)earlier.StatusCode, (int)next.StatusCode));
    }

    [Theory]
    [InlineData(-60, 422)]
    [InlineData(-30, 302)]
    [InlineData(0, 302)]
    [InlineData(30, 302)]
    [InlineData(60, 422)]
    public async Task A_clock_may_be_half_a_minute_off_and_no_more(int seconds, int status)
    {
        var (secret, _) = await AddAppAsync();
        _app.Time.Advance(TimeSpan.FromMinutes(5));

        using var answer = await SecondAsync(Code(secret, seconds));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Ten_wrong_codes_close_the_second_step_and_the_password_does_not_open_it_again()
    {
        var (secret, codes) = await AddAppAsync();
        for (var i = 0; i < SignInAttempts.Most; i++)
        {
            using var wrong = await SecondAsync("123456");
            Assert.Contains("tidak cocok", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var right = await SecondAsync(Code(secret));
        using var recovery = await SecondAsync(codes[0]);
        Assert.Contains("Terlalu banyak percobaan", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Terlalu banyak percobaan", await recovery.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        _app.Time.Advance(SignInAttempts.Window);
        using var later = await SecondAsync(Code(secret));
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed_and_its_use_is_recorded()
    {
        var (_, codes) = await AddAppAsync();

        using var first = await SecondAsync(codes[0].ToUpperInvariant().Replace('-', ' '));
        using var again = await SecondAsync(codes[0]);
        using var another = await SecondAsync(codes[9]);

        Assert.Equal((302, 422, 302), ((int)first.StatusCode, (int)again.StatusCode, (int)another.StatusCode));
        Assert.Equal(8, await _app.ReadAsync(db => db.RecoveryCodes.CountAsync()));
        var entries = await _app.ReadAsync(db => db.Activity.Where(a => a.Action == "account.use-recovery-code").OrderBy(a => a.Sequence).Select(a => a.UserName + a.After).ToListAsync());
        Assert.Equal(["bagus{\"left\":9}", "bagus{\"left\":8}"], entries);
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        var (_, old) = await AddAppAsync();
        using var browser = await SignedInAsync(old[0]);

        using var made = await browser.SendAsync(await browser.OpenAsync("/Accounts/Security"), "/Accounts/Security?handler=Codes");
        var codes = (await Forms.ReadAsync(made)).QuerySelectorAll(".icm-codes code").Select(c => c.TextContent).ToList();
        using var useOld = await SecondAsync(old[1]);
        using var useNew = await SecondAsync(codes[0]);

        Assert.Equal((10, 422, 302), (codes.Count, (int)useOld.StatusCode, (int)useNew.StatusCode));
    }

    [Fact]
    public async Task Switched_off_the_password_is_enough_again_and_nothing_is_left_behind()
    {
        var (_, codes) = await AddAppAsync();
        using var browser = await SignedInAsync(codes[0]);

        using var off = await browser.SendAsync(await browser.OpenAsync("/Accounts/Security"), "/Accounts/Security?handler=Off");
        using var fresh = _app.Browser();
        await fresh.SignInAsync("bagus");

        Assert.Equal(HttpStatusCode.OK, await fresh.StatusAsync("/Contractors"));
        Assert.Equal((0, 0), await _app.ReadAsync(async db => (await db.SecondFactors.CountAsync(), await db.RecoveryCodes.CountAsync())));
        Assert.Contains("account.remove-authenticator", await ActionsAsync());
    }

    [Fact]
    public async Task An_admin_takes_a_lost_second_factor_away_and_the_person_is_told()
    {
        await AddAppAsync();
        using var admin = await SignedInAsync(name: "ratna");
        using var officer = _app.Browser();
        using var half = await officer.TrySignInAsync("bagus");

        using var reset = await admin.SendAsync(await admin.OpenAsync($"/Accounts/{_id}"), $"/Accounts/{_id}?handler=ResetSecond");

        // Whoever was between the steps at that moment begins anew.
        using var stale = await officer.GetAsync(new Uri("/Accounts/SecondStep", UriKind.Relative));
        Assert.Equal("/Accounts/SignIn", stale.Headers.Location?.OriginalString);
        await officer.SignInAsync("bagus");
        Assert.Contains("dihapus admin", (await officer.OpenAsync("/Contractors")).QuerySelector(".icm-ribbon.warn")!.TextContent, StringComparison.Ordinal);
        using var seen = await officer.PostAsync(new Uri("/Accounts/Security?handler=Seen", UriKind.Relative), await TokenAsync(officer));
        Assert.Null((await officer.OpenAsync("/Contractors")).QuerySelector(".icm-ribbon.warn"));
        Assert.Equal(1, await _app.ReadAsync(db => db.Activity.CountAsync(a => a.Action == "account.reset-second-factor" && a.UserName == "ratna" && a.SubjectId == _id)));
    }

    [Fact]
    public async Task Nobody_takes_the_own_second_factor_away_as_an_admin_would()
    {
        using var admin = await SignedInAsync(name: "ratna");
        var own = await _app.ReadAsync(db => db.Accounts.Where(a => a.UserName == "ratna").Select(a => a.Id).SingleAsync());

        using var reset = await admin.SendAsync(await admin.OpenAsync($"/Accounts/{_id}"), $"/Accounts/{own}?handler=ResetSecond");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reset.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_first_step_leads_back_to_the_sign_in(string value)
    {
        await AddAppAsync();
        using var browser = _app.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", $"icmesh-half={value}");

        using var answer = await browser.GetAsync(new Uri("/Accounts/SecondStep?returnUrl=%2FContractors", UriKind.Relative));

        Assert.Equal("/Accounts/SignIn?returnUrl=%2FContractors", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_second_step_waits_five_minutes()
    {
        var (secret, _) = await AddAppAsync();
        using var browser = _app.Browser();
        using var first = await browser.TrySignInAsync("bagus");
        var page = await browser.OpenAsync("/Accounts/SecondStep");
        _app.Time.Advance(TimeSpan.FromMinutes(5));

        using var late = await browser.SendAsync(page, "/Accounts/SecondStep", ("Code", Code(secret)));

        Assert.Equal("/Accounts/SignIn", late.Headers.Location?.OriginalString);
    }

    private string Code(string secret, int seconds = 0) => new OtpNet.Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(_app.Time.GetUtcNow().UtcDateTime.AddSeconds(seconds));

    private Task<bool> IsOnAsync() => _app.ReadAsync(db => db.Accounts.Where(a => a.Id == _id).Select(a => a.TwoFactorEnabled).SingleAsync());

    private static async Task<HttpResponseMessage> StartAsync(HttpClient browser) =>
        await browser.SendAsync(await browser.OpenAsync("/Accounts/Security"), "/Accounts/Authenticator?handler=Start");

    private async Task<(string Secret, List<string> Codes)> AddAppAsync()
    {
        using var browser = await SignedInAsync();
        using var started = await StartAsync(browser);
        var secret = (await browser.OpenAsync("/Accounts/Authenticator")).QuerySelector("code.icm-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var done = await browser.FillAsync("/Accounts/Authenticator", ("Code", Code(secret)));
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        return (secret, [.. (await Forms.ReadAsync(done)).QuerySelectorAll(".icm-codes code").Select(c => c.TextContent)]);
    }

    /// <summary>Password, then this as the second step, in a browser of its own.</summary>
    private async Task<HttpResponseMessage> SecondAsync(string typed)
    {
        using var browser = _app.Browser();
        using var first = await browser.TrySignInAsync("bagus");
        return await browser.FillAsync("/Accounts/SecondStep", ("Code", typed));
    }

    private async Task<HttpClient> SignedInAsync(string? code = null, string name = "bagus")
    {
        var browser = _app.Browser();
        await browser.SignInAsync(name);
        if (code is not null)
        {
            using var second = await browser.FillAsync("/Accounts/SecondStep", ("Code", code));
            Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        }

        return browser;
    }

    private static async Task<FormUrlEncodedContent> TokenAsync(HttpClient browser) =>
        new([Forms.Token(await browser.OpenAsync("/Accounts/Security"))]);

    private Task<List<string>> ActionsAsync() => _app.ReadAsync(db =>
        db.Activity.Where(a => a.SubjectId == _id && a.Action != "account.create" && a.Action != "account.sign-in").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync());
}
