using System.Net;
using Icmesh.Accounts.Roles;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Accounts;

/// <summary>Nobody begins the day with a refusal.</summary>
[Trait("Category", "Security")]
public sealed class FirstPageTests : IDisposable
{
    private readonly AccountsApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Each_role_lands_on_a_page_that_it_may_see()
    {
        var company = await _app.AddContractorAsync("K-1");
        var wrong = new List<string>();
        foreach (var role in Role.All)
        {
            await _app.AddAsync($"r.{role.Code}", role.Code, role.IsContractors ? company : null);
            using var browser = _app.Browser();
            await browser.SignInAsync($"r.{role.Code}");

            using var first = await browser.GetAsync(new Uri("/", UriKind.Relative));
            var page = first.Headers.Location?.ToString() ?? "";
            if (await browser.StatusAsync(page) is not HttpStatusCode.OK and var status)
            {
                wrong.Add($"{role.Code}: {page} {status}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_led_there_first()
    {
        using var browser = _app.Browser();

        using var first = await browser.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("/Accounts/SignIn", first.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
