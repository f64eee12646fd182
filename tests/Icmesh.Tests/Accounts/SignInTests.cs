using System.Net;
using Icmesh.Accounts;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class SignInTests : IAsyncLifetime
{
    private const string Refused = "Nama atau sandi tidak cocok";
    private readonly AccountsApp _app = new();

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        await _app.AddAsync("ratna", "hse-admin", phone: "0812-3456-7890");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("ratna")]
    [InlineData(" RATNA ")]
    [InlineData("081234567890")]
    [InlineData("+62 812 3456 7890")]
    [InlineData("6281234567890")]
    public async Task Name_or_phone_number_and_password_open_the_first_page_of_the_own_roles(string typed)
    {
        using var browser = _app.Browser();

        using var answer = await browser.TrySignInAsync(typed);

        Assert.Equal("/Reporting", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));
        Assert.Equal(1, await _app.ReadAsync(db => db.Activity.CountAsync(a => a.Action == "account.sign-in" && a.UserName == "ratna")));
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        using var browser = _app.Browser();

        using var answer = await browser.TrySignInAsync("ratna");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("icmesh=", StringComparison.Ordinal));
        Assert.Contains("; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_and_the_work_are_the_same()
    {
        var company = await _app.AddContractorAsync("K-1");
        await _app.AddAsync("pekerja", "worker", company);
        await _app.EndAsync(company);
        await _app.ChangeAsync(await _app.AddAsync("ditutup", "auditor"), a => a.IsDisabled = true);
        await _app.ChangeAsync(await _app.AddAsync("basi", "auditor"), a => a.OneTimeUntil = _app.Time.GetUtcNow().UtcDateTime.AddSeconds(-1));
        await _app.ChangeAsync(await _app.AddAsync("tanpa", "auditor"), a => a.PasswordHash = null);
        var answers = new List<(HttpStatusCode, string, int)>();
        foreach (var (name, password) in new[] { ("ratna", "bukan sandinya itu"), ("nobody", SignIns.Password), ("pekerja", SignIns.Password), ("ditutup", SignIns.Password), ("basi", SignIns.Password), ("tanpa", SignIns.Password), ("+62899999999", SignIns.Password) })
        {
            using var browser = _app.Browser();
            var before = _app.Hasher.Verified;
            using var answer = await browser.TrySignInAsync(name, password);
            var page = await Forms.ReadAsync(answer);
            Assert.Null(page.QuerySelector("[name='Input.Password']")!.GetAttribute("value"));
            answers.Add((answer.StatusCode, page.QuerySelector(".icm-errors")!.TextContent.Trim(), _app.Hasher.Verified - before));
        }

        var only = Assert.Single(answers.Distinct());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (only.Item1, only.Item3));
        Assert.Contains(Refused, only.Item2, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ratna")]
    [InlineData("nobody")]
    public async Task Ten_failures_close_a_name_for_fifteen_minutes_whether_or_not_it_exists(string name)
    {
        using var browser = _app.Browser();
        for (var i = 0; i < SignInAttempts.Most; i++)
        {
            using var wrong = await browser.TrySignInAsync(name, "bukan sandinya itu");
            Assert.Contains(Refused, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var before = _app.Hasher.Verified;
        using var right = await browser.TrySignInAsync(name);
        Assert.Contains("Terlalu banyak percobaan", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, _app.Hasher.Verified);

        _app.Time.Advance(TimeSpan.FromMinutes(15));
        using var later = await browser.TrySignInAsync(name);
        Assert.Equal(name == "ratna" ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, later.StatusCode);
    }

    [Fact]
    public async Task Many_attempts_at_once_are_no_more_than_ten()
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync("/Accounts/SignIn");
        var before = _app.Hasher.Verified;

        await Task.WhenAll(Enumerable.Range(0, 25).Select(async _ =>
        {
            using var answer = await browser.SendAsync(page, "/Accounts/SignIn", ("Input.Name", "ratna"), ("Input.Password", "bukan sandinya itu"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }));

        // Whoever reads the count after somebody else was counted too is refused one too early, never one too late.
        Assert.InRange(_app.Hasher.Verified - before, 1, SignInAttempts.Most);
    }

    [Fact]
    public async Task A_session_that_was_there_before_is_not_the_one_that_signs_in()
    {
        await _app.AddAsync("lina", "auditor");
        using var victim = _app.Browser();
        using var first = await victim.TrySignInAsync("lina");
        var planted = SessionOf(first);

        // The page of the sign-in itself leads on, whoever already is signed in: the form is posted as it was opened before.
        using var browser = _app.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "icmesh=planted-by-somebody-else");
        using var second = await browser.TrySignInAsync("ratna");

        Assert.NotEqual(planted, SessionOf(second));
        Assert.DoesNotContain("planted", SessionOf(second), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await victim.StatusAsync("/Contractors/Create"));
    }

    [Theory]
    [InlineData("/Contractors?status=Active", "/Contractors?status=Active")]
    [InlineData("//evil.example", "/Reporting")]
    [InlineData("/\\evil.example", "/Reporting")]
    [InlineData("\\\\evil.example", "/Reporting")]
    [InlineData("https://evil.example", "/Reporting")]
    [InlineData("https:evil.example", "/Reporting")]
    [InlineData("javascript:alert(1)", "/Reporting")]
    [InlineData("/\t/evil.example", "/Reporting")]
    [InlineData("/\n/evil.example", "/Reporting")]
    [InlineData(" //evil.example", "/Reporting")]
    [InlineData("evil.example", "/Reporting")]
    [InlineData("~//evil.example", "/Reporting")]
    public async Task After_signing_in_nobody_leaves_this_site(string returnUrl, string led)
    {
        using var browser = _app.Browser();

        using var answer = await browser.TrySignInAsync("ratna", returnUrl: returnUrl);

        Assert.Equal(led, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Empty_fields_come_back_with_a_sentence_each()
    {
        using var browser = _app.Browser();

        using var answer = await browser.TrySignInAsync("", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Isi nama masuk atau nomor telepon", (await Forms.ReadAsync(answer)).QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
    }

    private static string SessionOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Last(c => c.StartsWith("icmesh=", StringComparison.Ordinal)).Split(';')[0];
}
