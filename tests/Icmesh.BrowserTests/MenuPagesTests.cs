using Icmesh.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using IPage = Microsoft.Playwright.IPage;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>Every page that the navigation leads to, so that a new module is looked at without being named here.</summary>
[Collection(BrowserRun.Name)]
public sealed class MenuPagesTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_of_the_menu_is_accessible_and_keeps_the_policy(ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync("/", new() { ColorScheme = scheme, ViewportSize = new() { Width = 1440, Height = 900 } });

        foreach (var url in MenuAddresses())
        {
            await opened.Page.GotoAsync(url);
            await SettleAsync(opened.Page);
            await opened.ScreenshotAsync($"menu{url.Replace('/', '-')}-{scheme}-1440");
            await opened.AssertAccessibleAsync();
        }

        opened.AssertNoProblems();
    }

    [SkippableFact]
    public async Task Every_page_of_the_menu_reflows_on_a_phone()
    {
        await using var opened = await browser.OpenAsync("/", Browser.Phone);

        foreach (var url in MenuAddresses())
        {
            await opened.Page.GotoAsync(url);
            await SettleAsync(opened.Page);
            await opened.ScreenshotAsync($"menu{url.Replace('/', '-')}-360");
            await opened.AssertReflowsAsync();
        }

        opened.AssertNoProblems();
    }

    [SkippableFact]
    public async Task A_filter_applies_itself_and_keeps_the_readers_place()
    {
        await using var opened = await browser.OpenAsync("/Contractors");
        var words = opened.Page.Locator(".icm-filter input[type=search]");

        await words.FillAsync("there-is-no-such-contractor");
        await words.PressAsync("Enter");

        await Expect(opened.Page.Locator(".icm-empty h2")).ToHaveTextAsync("Tidak ada yang cocok");
        await Expect(words).ToBeFocusedAsync();
        await Expect(opened.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=there-is-no-such-contractor"));
        await Expect(opened.Page.Locator("main")).ToHaveCountAsync(1);
        opened.AssertNoProblems();
    }

    // A chart is fetched after the page; what is judged is the page as it stays.
    private static async Task SettleAsync(IPage page)
    {
        foreach (var chart in await page.Locator("[data-chart]").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Expect(chart).ToHaveAttributeAsync("data-ready", "1", new() { Timeout = 20_000 });
        }
    }

    private List<string> MenuAddresses()
    {
        using var scope = browser.Services.CreateScope();
        var addresses = scope.ServiceProvider.GetServices<MenuItem>().Select(m => m.Url).Distinct().ToList();
        Assert.NotEmpty(addresses);
        return addresses;
    }
}
