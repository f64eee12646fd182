using Icmesh.Accounts.Data;
using Icmesh.Reporting.Events;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Security;

/// <summary>A dashboard that is left open is one request that lasts for hours: whoever is shut out meanwhile hears no more.</summary>
[Trait("Category", "Security")]
public sealed class StreamTests
{
    [Theory]
    [InlineData("disabled")]
    [InlineData("signed out")]
    [InlineData("other role")]
    public async Task An_open_dashboard_ends_when_its_person_is(string what)
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();
        using var client = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Reporting/Events");
        request.Headers.Add("Cookie", town.Who("management-viewer").Cookies);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("event: open", await lines.ReadLineAsync());

        await app.InAsync<AccountsDb, int>(db => ShutOutAsync(db, what));
        var rest = lines.ReadToEndAsync();
        for (var i = 0; i < 250 && !rest.IsCompleted; i++)
        {
            ((FakeTimeProvider)app.Clock!).Advance(LiveHub.Longest / 100);
            await Task.Delay(20);
        }

        Assert.True(rest.IsCompleted, "The stream goes on.");
        Assert.DoesNotContain("event:", await rest.WaitAsync(TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_dashboard_goes_on_for_whoever_is_still_there()
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();
        using var scope = app.Services.CreateScope();
        var hub = scope.ServiceProvider.GetRequiredService<LiveHub>();
        using var client = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Reporting/Events");
        request.Headers.Add("Cookie", town.Who("management-viewer").Cookies);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await lines.ReadLineAsync();
        ((FakeTimeProvider)app.Clock!).Advance(LiveHub.Shortest);

        hub.Publish(new(1, "score", "{}", town.B.Contractor));

        string? line;
        while ((line = await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20))) is not "event: score")
        {
            Assert.NotNull(line);
        }
    }

    private static async Task<int> ShutOutAsync(AccountsDb db, string what)
    {
        var account = await db.Accounts.Include(a => a.Roles).SingleAsync(a => a.UserName == "management-viewer");
        switch (what)
        {
            case "disabled":
                account.IsDisabled = true;
                break;
            case "signed out":
                account.SignOutEverywhere();
                break;
            default:
                db.RemoveRange(account.Roles);
                break;
        }

        return await db.SeedAsync();
    }
}
