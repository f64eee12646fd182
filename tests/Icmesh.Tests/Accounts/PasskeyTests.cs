using System.Net;
using Icmesh.Accounts;
using Icmesh.Accounts.Proving;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class PasskeyTests : IAsyncLifetime
{
    private const string SignInPage = "/Accounts/SignIn", SecurityPage = "/Accounts/Security", Unknown = "Passkey itu tidak dikenal di sini";
    private readonly AccountsApp _app = new();
    private readonly SoftAuthenticator _device = new();
    private Guid _id;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _id = await _app.AddAsync("bagus", "hse-officer");
        await _app.AddAsync("lina", "auditor");
    }

    public async Task DisposeAsync()
    {
        _device.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_with_a_name_and_recovery_codes_and_opens_without_a_password()
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser, "Ponsel kerja");
        var page = await Forms.ReadAsync(added);
        using var fresh = Browser();
        using var entered = await EnterAsync(fresh);

        Assert.Equal(RecoveryCode.Count, page.QuerySelectorAll(".icm-codes code").Length);
        Assert.Contains("Ponsel kerja", page.QuerySelector(".icm-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/Reporting", entered.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await fresh.StatusAsync("/Contractors"));
        Assert.True(await _app.ReadAsync(db => db.Sessions.AnyAsync(s => s.Method == SignInMethod.Passkey && s.IsStrong)));
        Assert.Equal(["account.add-passkey"], await ActionsAsync());
    }

    [Fact]
    public async Task With_a_passkey_the_password_alone_opens_nothing()
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser);
        using var fresh = Browser();
        using var first = await fresh.TrySignInAsync("bagus");

        Assert.Equal("/Accounts/SecondStep", first.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await fresh.StatusAsync("/Contractors"));

        using var second = await ProveAsync(fresh, "/Accounts/SecondStep", "/Accounts/SecondStep?handler=Passkey", "credential");
        Assert.Equal("/Reporting", second.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await fresh.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task An_answer_opens_once_even_to_whoever_recorded_the_whole_exchange()
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser);
        _device.Count = 0;
        using var fresh = Browser();
        var page = await fresh.OpenAsync(SignInPage);
        var (options, cookie) = await OptionsWithCookieAsync(fresh, page, $"{SignInPage}?handler=Options");

        // A device that does not count its uses: the count cannot tell a copy from the original.
        await _app.InAsync<Icmesh.Accounts.Data.AccountsDb, int>(async db =>
        {
            (await db.Passkeys.SingleAsync()).Data.SignCount = 0;
            return await db.SeedAsync();
        });
        var answer = _device.Get(options);
        using var thief = Browser();
        var copy = await thief.OpenAsync(SignInPage);
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        using var right = await fresh.SendAsync(page, $"{SignInPage}?handler=Passkey", ("credential", answer));
        await _app.InAsync<Icmesh.Accounts.Data.AccountsDb, int>(async db =>
        {
            (await db.Passkeys.SingleAsync()).Data.SignCount = 0;
            return await db.SeedAsync();
        });
        using var again = await thief.SendAsync(copy, $"{SignInPage}?handler=Passkey", ("credential", answer));

        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        await RefusedAsync(again);
    }

    public static TheoryData<string> Wrongs => ["origin", "domain", "no-user", "count", "key", "handle", "no-question", "late", "garbage", "empty", "json-null", "json-list"];

    [Theory, MemberData(nameof(Wrongs))]
    public async Task Whatever_is_wrong_about_it_the_answer_is_the_same_and_nobody_is_signed_in(string wrong)
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser);
        using var another = new SoftAuthenticator { UserHandle = _device.UserHandle };
        using var first = Browser();
        using var entered = await EnterAsync(first);
        using var fresh = Browser();
        var page = await fresh.OpenAsync(SignInPage);
        var options = await OptionsAsync(fresh, page, $"{SignInPage}?handler=Options");
        switch (wrong)
        {
            case "origin": _device.Origin = "http://localhost.evil.example"; break;
            case "domain": _device.Domain = "evil.example"; break;
            case "no-user": _device.VerifiesUser = false; break;
            case "count": _device.Count = 0; break;
            case "handle": _device.UserHandle = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(Guid.NewGuid().ToString())); break;
            case "no-question": options = options.Replace("\"challenge\":\"", "\"challenge\":\"A", StringComparison.Ordinal); break;
            case "late": _app.Time.Advance(TimeSpan.FromMinutes(5)); break;
        }

        var credential = wrong switch { "key" => another.Get(options), "garbage" => "<x>", "empty" => "", "json-null" => "null", "json-list" => "[[[]]]", _ => _device.Get(options) };
        using var answer = await fresh.SendAsync(page, $"{SignInPage}?handler=Passkey", ("credential", credential));

        await RefusedAsync(answer);
        Assert.Equal(HttpStatusCode.Redirect, await fresh.StatusAsync("/Contractors"));
    }

    [Fact]
    public async Task A_disabled_account_is_not_opened_by_its_passkey()
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser);
        await _app.ChangeAsync(_id, a => a.IsDisabled = true);
        using var fresh = Browser();

        using var answer = await EnterAsync(fresh);

        await RefusedAsync(answer);
    }

    [Fact]
    public async Task A_passkey_of_somebody_else_is_no_second_step_and_no_proof()
    {
        using var bagus = await SignedInAsync();
        using var added = await AddAsync(bagus);
        using var linas = new SoftAuthenticator();
        using var lina = await SignedInAsync("lina");
        using var linasAdded = await AddAsync(lina, device: linas);
        using var fresh = Browser();
        using var first = await fresh.TrySignInAsync("bagus");

        using var second = await ProveAsync(fresh, "/Accounts/SecondStep", "/Accounts/SecondStep?handler=Passkey", "credential", linas);
        using var again = await ProveAsync(bagus, SecurityPage, "/Accounts/StepUp", StepUp.Passkey, linas, "/Accounts/StepUp?handler=Options");

        await RefusedAsync(second);
        await RefusedAsync(again);
    }

    [Fact]
    public async Task A_passkey_proves_a_person_again_and_the_form_goes_through()
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser);
        _app.Time.Advance(StepUp.Lifetime);
        using var asked = await browser.SendAsync(await browser.OpenAsync(SecurityPage), $"{SecurityPage}?handler=Codes");
        var question = await Forms.ReadAsync(asked);
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);

        var options = await OptionsAsync(browser, question, question.QuerySelector("[data-passkey]")!.GetAttribute("data-options")!);
        using var made = await browser.SendAsync(question, $"{SecurityPage}?handler=Codes", (StepUp.Passkey, _device.Get(options)));

        Assert.Equal(RecoveryCode.Count, (await Forms.ReadAsync(made)).QuerySelectorAll(".icm-codes code").Length);
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_by_its_owner_alone()
    {
        using var browser = await SignedInAsync();
        using var added = await AddAsync(browser);
        using var lina = await SignedInAsync("lina");
        foreach (var handler in new[] { "Rename", "Remove" })
        {
            foreach (var id in new[] { _device.Id, "00", "zz", "" })
            {
                using var answer = await lina.SendAsync(await lina.OpenAsync(SecurityPage), $"{SecurityPage}?handler={handler}", ("id", id), ("name", "Milik Lina"));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        using var unnamed = await browser.SendAsync(await browser.OpenAsync(SecurityPage), $"{SecurityPage}?handler=Rename", ("id", _device.Id), ("name", ""));
        using var renamed = await browser.SendAsync(await browser.OpenAsync(SecurityPage), $"{SecurityPage}?handler=Rename", ("id", _device.Id), ("name", "Ponsel lama"));
        Assert.Equal((422, 302), ((int)unnamed.StatusCode, (int)renamed.StatusCode));
        Assert.Equal("Ponsel lama", await _app.ReadAsync(async db => (await db.Passkeys.SingleAsync()).Data.Name));

        using var removed = await browser.SendAsync(await browser.OpenAsync(SecurityPage), $"{SecurityPage}?handler=Remove", ("id", _device.Id));
        using var fresh = Browser();
        using var gone = await EnterAsync(fresh);
        await RefusedAsync(gone);
        await fresh.SignInAsync("bagus");
        Assert.Equal(["account.add-passkey", "account.rename-passkey", "account.remove-passkey"], await ActionsAsync());
        Assert.Equal(0, await _app.ReadAsync(db => db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task A_device_gives_one_passkey_to_one_person()
    {
        using var browser = await SignedInAsync();
        using var first = await AddAsync(browser);
        using var again = await AddAsync(browser);
        using var lina = await SignedInAsync("lina");
        using var other = await AddAsync(lina);

        Assert.Equal((200, 422, 422), ((int)first.StatusCode, (int)again.StatusCode, (int)other.StatusCode));
        Assert.Equal(_id, await _app.ReadAsync(async db => (await db.Passkeys.SingleAsync()).UserId));
    }

    [Fact]
    public async Task The_question_to_one_person_makes_no_passkey_for_another()
    {
        using var browser = await SignedInAsync();
        var (options, cookie) = await OptionsWithCookieAsync(browser, await browser.OpenAsync(SecurityPage), $"{SecurityPage}?handler=Options");
        using var lina = await SignedInAsync("lina");
        var page = await lina.OpenAsync(SecurityPage);
        lina.DefaultRequestHeaders.Add("Cookie", cookie);

        using var answer = await lina.SendAsync(page, $"{SecurityPage}?handler=Add", ("name", "Curian"), ("credential", _device.Create(options)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await _app.ReadAsync(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task Without_a_domain_in_the_settings_production_offers_no_passkeys()
    {
        await using var app = new AccountsApp { Environment = "Production" };
        using var browser = app.Browser();
        var page = await browser.OpenAsync(SignInPage);

        using var options = await browser.SendAsync(page, $"{SignInPage}?handler=Options");

        Assert.Null(page.QuerySelector("[data-passkey]"));
        Assert.Equal(HttpStatusCode.NotFound, options.StatusCode);
    }

    private HttpClient Browser()
    {
        var browser = _app.Browser();
        browser.DefaultRequestHeaders.Add("Origin", "http://localhost");
        return browser;
    }

    private async Task<HttpClient> SignedInAsync(string name = "bagus")
    {
        var browser = Browser();
        await browser.SignInAsync(name);
        return browser;
    }

    private async Task<HttpResponseMessage> AddAsync(HttpClient browser, string name = "Ponsel", SoftAuthenticator? device = null)
    {
        var page = await browser.OpenAsync(SecurityPage);
        var options = await OptionsAsync(browser, page, $"{SecurityPage}?handler=Options");
        return await browser.SendAsync(page, $"{SecurityPage}?handler=Add", ("name", name), ("credential", (device ?? _device).Create(options)));
    }

    private Task<HttpResponseMessage> EnterAsync(HttpClient browser) => ProveAsync(browser, SignInPage, $"{SignInPage}?handler=Passkey", "credential");

    private async Task<HttpResponseMessage> ProveAsync(HttpClient browser, string at, string to, string field, SoftAuthenticator? device = null, string? question = null)
    {
        var page = await browser.OpenAsync(at);
        var options = await OptionsAsync(browser, page, question ?? $"{at}?handler=Options");
        return await browser.SendAsync(page, to, (field, (device ?? _device).Get(options)));
    }

    private static async Task<string> OptionsAsync(HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, string url) => (await OptionsWithCookieAsync(browser, page, url)).Options;

    private static async Task<(string Options, string Cookie)> OptionsWithCookieAsync(HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, string url)
    {
        using var answer = await browser.SendAsync(page, url);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("passkey=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Unknown, (await Forms.ReadAsync(answer)).QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
    }

    private Task<List<string>> ActionsAsync() => _app.ReadAsync(db =>
        db.Activity.Where(a => a.SubjectId == _id && a.Action != "account.create" && a.Action != "account.sign-in").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync());
}
