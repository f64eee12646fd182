using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using Icmesh.Accounts;
using Icmesh.Accounts.Commands;
using Icmesh.Accounts.Demo;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class FirstAccountTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new() { Environment = "Production" };

    public Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Production_has_no_account_that_nobody_made_and_no_demo_accounts_to_click_on()
    {
        await _app.InAsync<IServiceProvider, bool>(async services =>
        {
            foreach (var demo in services.GetServices<IDemoData>().Where(d => d is AccountsDemo))
            {
                await demo.AddAsync(default);
            }

            return true;
        });
        using var browser = _app.Browser();
        var page = await browser.OpenAsync("/Accounts/SignIn");

        Assert.Equal(0, await _app.ReadAsync(db => db.Accounts.CountAsync()));
        Assert.Null(page.QuerySelector(".icm-demo"));
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/"));
    }

    [Fact]
    public async Task The_session_cookie_of_production_belongs_to_https_and_this_host_alone()
    {
        await _app.AddAsync("ratna", "hse-admin");
        using var browser = _app.Browser();

        using var answer = await browser.TrySignInAsync("ratna");

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-icmesh=", StringComparison.Ordinal) && c.EndsWith("; path=/; secure; samesite=lax; httponly", StringComparison.Ordinal));
        Assert.DoesNotContain(cookies, c => c.Contains("domain", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_demo_password_opens_nothing_in_production_even_where_its_hash_came_along()
    {
        var id = await _app.AddAsync("hse.admin", "hse-admin");
        await _app.InAsync<PasswordCheck, bool>(async passwords =>
        {
            await _app.ChangeAsync(id, a => a.PasswordHash = passwords.Hash(a, DemoAccounts.Password));
            return true;
        });
        using var browser = _app.Browser();

        using var answer = await browser.TrySignInAsync("hse.admin", DemoAccounts.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_code_from_the_terminal_makes_the_first_admin_once()
    {
        var code = await CodeAsync();
        using var browser = _app.Browser();
        using var other = _app.Browser();
        var late = await other.OpenAsync("/Accounts/SetUp");

        using var wrong = await SetUpAsync(browser, "aaaa-bbbb-cccc-dddd-eeee");
        using var weak = await SetUpAsync(browser, code, "indonesia12345");
        using var made = await SetUpAsync(browser, code);
        using var again = await other.SendAsync(late, "/Accounts/SetUp", Fields(code, SignIns.Password));

        Assert.Equal((422, 422, 302, 404), ((int)wrong.StatusCode, (int)weak.StatusCode, (int)made.StatusCode, (int)again.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Security"));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync("/Accounts/SetUp"));
        Assert.Equal(1, await _app.ReadAsync(db => db.Accounts.CountAsync(a => a.Roles.Any(r => r.Role == "hse-admin"))));
    }

    [Fact]
    public async Task A_code_ends_with_the_next_start_and_after_a_day_and_only_its_hash_is_kept()
    {
        var old = await CodeAsync();
        var code = await CodeAsync();
        using var browser = _app.Browser();

        using var replaced = await SetUpAsync(browser, old);
        var kept = await _app.ReadAsync(db => db.SetUpCodes.SingleAsync());
        _app.Time.Advance(SetUpCode.Lifetime);
        using var late = await SetUpAsync(browser, code);

        Assert.Equal((422, 422), ((int)replaced.StatusCode, (int)late.StatusCode));
        Assert.Matches("^[0-9a-f]{64}$", kept.Hash);
    }

    [Fact]
    public async Task Once_there_is_an_account_no_code_is_printed()
    {
        await _app.AddAsync("ratna", "hse-admin");

        Assert.Empty(await _app.InAsync<IServeStart, IReadOnlyList<Icmesh.Kernel.Text.Sentence>>(s => s.RunAsync(default)));
    }

    [Fact]
    public async Task User_add_makes_an_account_whose_printed_password_must_be_changed()
    {
        await _app.AddContractorAsync("K-1");
        var (code, output) = await RunAsync("user", "add", "yanti", "--role", "contractor-admin", "--contractor", "K-1", "--display", "Yanti S");
        using var browser = _app.Browser();

        using var first = await browser.TrySignInAsync("yanti", output.Trim().Split('\n')[^1].Trim());
        using var led = await browser.GetAsync(new Uri("/Contractors", UriKind.Relative));

        Assert.Equal(VerbRunner.Done, code);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal("/Accounts/Password", led.Headers.Location?.OriginalString);
        Assert.Equal(1, await _app.ReadAsync(db => db.Activity.CountAsync(a => a.Action == "account.create" && a.UserName == "system")));
    }

    [Theory]
    [InlineData("user add yanti --role contractor-admin")]
    [InlineData("user add yanti --role contractor-admin --contractor NONE")]
    [InlineData("user add yanti --role nobody")]
    [InlineData("user add yanti --role auditor hse-admin")]
    [InlineData("user add ratna --role auditor")]
    [InlineData("user add 0812345678 --role auditor")]
    [InlineData("user add yanti --role auditor --phone none")]
    public async Task User_add_refuses_what_the_page_refuses_and_changes_nothing(string arguments)
    {
        await _app.AddAsync("ratna", "hse-admin");

        var (code, _) = await RunAsync(arguments.Split(' '));

        Assert.Equal(VerbRunner.Refused, code);
        Assert.Equal(1, await _app.ReadAsync(db => db.Accounts.CountAsync()));
    }

    private async Task<string> CodeAsync()
    {
        var lines = await _app.InAsync<IServeStart, IReadOnlyList<Icmesh.Kernel.Text.Sentence>>(s => s.RunAsync(default));
        return Regex.Match(Assert.Single(lines).Id, "kode ([a-z0-9-]{24})").Groups[1].Value;
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient browser, string code, string password = SignIns.Password) =>
        browser.FillAsync("/Accounts/SetUp", Fields(code, password));

    private static (string, string)[] Fields(string code, string password) =>
        [("Input.Code", code), ("Input.Name", "ratna"), ("Input.DisplayName", "Ratna"), ("Input.Password", password), ("Input.Again", password)];

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var root = new RootCommand { UserCommand.Create(new VerbRunner(() => _app.Services)) };
        var code = await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (code, output.ToString());
    }
}
