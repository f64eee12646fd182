using System.Net;
using Icmesh.Accounts.Proving;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

/// <summary>A session that was left open is not enough for what does great harm.</summary>
[Trait("Category", "Security")]
public sealed class StepUpTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _officer;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        await _app.AddAsync("ratna", "hse-admin");
        _officer = await _app.AddAsync("bagus", "hse-officer");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_form_is_refused_with_the_question_and_goes_through_with_the_answer_and_all_that_was_typed()
    {
        using var admin = await StaleAsync();
        var edit = $"/Accounts/{_officer}/Edit";

        using var refused = await admin.FillAsync(edit, ("Input.DisplayName", "Bagus \"W\" <b>"), ("Input.Roles", "gas-tester"));
        var question = await Forms.ReadAsync(refused);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(("Orang bagus", "hse-officer"), await StoredAsync());
        Assert.Equal(edit, question.QuerySelector("form.icm-form")!.GetAttribute("action"));

        using var wrong = await admin.SendAsync(question, edit, (StepUp.Secret, "bukan sandinya itu"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(("Orang bagus", "hse-officer"), await StoredAsync());

        using var right = await admin.SendAsync(await Forms.ReadAsync(wrong), edit, (StepUp.Secret, SignIns.Password));
        Assert.Equal($"/Accounts/{_officer}", right.Headers.Location?.OriginalString);
        Assert.Equal(("Bagus \"W\" <b>", "gas-tester"), await StoredAsync());
    }

    [Fact]
    public async Task One_answer_is_good_for_ten_minutes_of_this_session_alone()
    {
        using var admin = await StaleAsync();
        using var other = await StaleAsync();
        using var asked = await ResetAsync(admin);
        using var proved = await admin.SendAsync(await Forms.ReadAsync(asked), Reset, (StepUp.Secret, SignIns.Password));

        _app.Time.Advance(StepUp.Lifetime - TimeSpan.FromSeconds(1));
        using var soon = await ResetAsync(admin);
        using var elsewhere = await ResetAsync(other);
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        using var late = await ResetAsync(admin);

        Assert.Equal((403, 200, 200, 403, 403), ((int)asked.StatusCode, (int)proved.StatusCode, (int)soon.StatusCode, (int)elsewhere.StatusCode, (int)late.StatusCode));
    }

    public static TheoryData<string> Handlers => ["Create", "{id}/Edit", "{id}?handler=Reset", "{id}?handler=ResetSecond", "Security?handler=Off", "Security?handler=Codes", "Authenticator?handler=Start", "Authenticator"];

    [Theory, MemberData(nameof(Handlers))]
    public async Task Every_action_of_that_kind_asks_and_changes_nothing(string handler)
    {
        using var admin = await StaleAsync();
        var before = await CountsAsync();
        var url = $"/Accounts/{handler.Replace("{id}", _officer.ToString(), StringComparison.Ordinal)}";

        using var answer = await admin.SendAsync(await admin.OpenAsync("/Accounts/Password"), url, ("Input.DisplayName", "Lain"), ("Input.Name", "lain"), ("Input.Roles", "hse-officer"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotNull((await Forms.ReadAsync(answer)).QuerySelector($"[name='{StepUp.Secret}']"));
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task A_page_to_be_opened_leads_to_the_question_and_on()
    {
        using var admin = await StaleAsync();
        using var led = await admin.GetAsync(new Uri("/Accounts/Authenticator", UriKind.Relative));
        var question = led.Headers.Location!.OriginalString;
        Assert.Equal("/Accounts/StepUp?returnUrl=%2FAccounts%2FAuthenticator", question);

        using var wrong = await admin.FillAsync(question, (StepUp.Secret, "bukan sandinya itu"));
        using var empty = await admin.FillAsync(question, (StepUp.Secret, ""));
        using var right = await admin.FillAsync(question, (StepUp.Secret, SignIns.Password));
        using var again = await admin.GetAsync(new Uri(question, UriKind.Relative));

        Assert.Equal((422, 422), ((int)wrong.StatusCode, (int)empty.StatusCode));
        Assert.Equal(("/Accounts/Authenticator", "/Accounts/Authenticator"), (right.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task After_the_question_nobody_leaves_this_site(string returnUrl)
    {
        using var admin = await StaleAsync();

        using var right = await admin.FillAsync($"/Accounts/StepUp?returnUrl={Uri.EscapeDataString(returnUrl)}", (StepUp.Secret, SignIns.Password));

        Assert.Equal("/", right.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Ten_wrong_answers_close_the_question_and_the_sign_in()
    {
        using var admin = await StaleAsync();
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await admin.FillAsync("/Accounts/StepUp", (StepUp.Secret, i % 2 == 0 ? "bukan sandinya itu" : "123456"));
            Assert.Contains("Tidak cocok", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var closed = await admin.FillAsync("/Accounts/StepUp", (StepUp.Secret, SignIns.Password));
        using var fresh = _app.Browser();
        using var signIn = await fresh.TrySignInAsync("ratna");

        Assert.Contains("Terlalu banyak percobaan", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
    }

    [Fact]
    public async Task A_script_is_told_by_its_status_and_nobody_who_may_not_act_is_asked_at_all()
    {
        using var admin = await StaleAsync();
        using var officer = await StaleAsync("bagus");
        using var script = new HttpRequestMessage(HttpMethod.Get, "/Accounts/Authenticator");
        script.Headers.Add("Accept", "application/json");
        using var told = await admin.SendAsync(script);
        using var denied = await officer.SendAsync(await officer.OpenAsync("/Accounts/Password"), $"/Accounts/{_officer}/Edit", ("Input.Roles", "hse-admin"));

        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Null((await Forms.ReadAsync(denied)).QuerySelector($"[name='{StepUp.Secret}']"));
    }

    private string Reset => $"/Accounts/{_officer}?handler=Reset";

    private async Task<HttpResponseMessage> ResetAsync(HttpClient admin) => await admin.SendAsync(await admin.OpenAsync($"/Accounts/{_officer}"), Reset);

    /// <summary>Signed in so long ago that it no longer counts as a proof.</summary>
    private async Task<HttpClient> StaleAsync(string name = "ratna")
    {
        var browser = _app.Browser();
        await browser.SignInAsync(name);
        await _app.ReadAsync(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvedAt, x => x.ProvedAt!.Value.AddMinutes(-StepUp.Lifetime.TotalMinutes))));
        return browser;
    }

    private Task<(string, string)> StoredAsync() => _app.ReadAsync(async db =>
    {
        var account = await db.Accounts.Include(a => a.Roles).SingleAsync(a => a.Id == _officer);
        return (account.DisplayName, string.Join(' ', account.RoleCodes));
    });

    private Task<string> CountsAsync() => _app.ReadAsync(async db =>
        $"{await db.Accounts.CountAsync()} {await db.Accounts.SumAsync(a => a.Version)} {await db.Activity.CountAsync()} {await db.SecondFactors.CountAsync()} {await db.RecoveryCodes.CountAsync()}");
}
