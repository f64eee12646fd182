using System.Net;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Icmesh.Tests.Accounts;

/// <summary>Roles that decide what others may do are let in with two proofs, wherever that is not switched off.</summary>
[Trait("Category", "Security")]
public sealed class SecondFactorPolicyTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new() { Environment = "Production" };

    public Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("hse-admin", true)]
    [InlineData("permit-issuer", true)]
    [InlineData("area-authority", true)]
    [InlineData("hse-officer", false)]
    [InlineData("auditor", false)]
    public async Task With_the_password_alone_nothing_opens_but_the_page_that_adds_the_second(string role, bool led)
    {
        await _app.AddAsync("orang", role);
        using var browser = _app.Browser();
        await browser.SignInAsync("orang");

        using var page = await browser.GetAsync(new Uri("/Contractors", UriKind.Relative));

        Assert.Equal(led ? "/Accounts/Security" : null, page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/Security"));
        if (led)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync("/Reporting/Events"));
        }
    }

    [Fact]
    public async Task Once_it_is_added_everything_opens_at_once_and_the_last_one_stays()
    {
        await _app.AddAsync("ratna", "hse-admin");
        using var browser = _app.Browser();
        await browser.SignInAsync("ratna");
        using var started = await browser.SendAsync(await browser.OpenAsync("/Accounts/Security"), "/Accounts/Authenticator?handler=Start");
        var secret = (await browser.OpenAsync("/Accounts/Authenticator")).QuerySelector("code.icm-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(_app.Time.GetUtcNow().UtcDateTime);

        using var done = await browser.FillAsync("/Accounts/Authenticator", ("Code", code));
        using var off = await browser.SendAsync(await browser.OpenAsync("/Accounts/Security"), "/Accounts/Security?handler=Off");

        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, off.StatusCode);
        Assert.True(await _app.ReadAsync(db => db.SecondFactors.AnyAsync(f => f.ConfirmedAt != null)));
    }

    [Fact]
    public async Task A_role_that_demands_it_is_held_to_it_on_the_next_request()
    {
        var id = await _app.AddAsync("bagus", "hse-officer");
        using var browser = _app.Browser();
        await browser.SignInAsync("bagus");
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors"));

        await _app.ChangeAsync(id, a => a.Roles.Add(new() { AccountId = a.Id, Role = "permit-issuer" }));

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/Contractors"));
    }
}
