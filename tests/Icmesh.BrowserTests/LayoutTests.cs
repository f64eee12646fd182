using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

[Collection(BrowserRun.Name)]
public sealed class LayoutTests(Browser browser)
{
    // A page that needs no module: the answer to an unknown address has the whole layout.
    private const string AnyPage = "/no-such-page";

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_layout_is_accessible_in_both_themes(ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync(AnyPage, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1440, Height = 900 } });

        await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", scheme.ToString().ToLowerInvariant());
        await opened.ScreenshotAsync($"layout-{scheme}-1440");
        await opened.AssertAccessibleAsync();
        opened.AssertNoProblems("404");
    }

    [SkippableFact]
    public async Task On_a_phone_the_navigation_is_a_drawer_and_nothing_scrolls_sideways()
    {
        await using var opened = await browser.OpenAsync(AnyPage, Browser.Phone);
        await opened.AssertReflowsAsync();

        await opened.Page.Locator("[data-open=icm-drawer]").ClickAsync();

        await Expect(opened.Page.Locator("#icm-drawer")).ToBeVisibleAsync();
        await opened.ScreenshotAsync("layout-drawer-360");
        await opened.AssertAccessibleAsync();
        opened.AssertNoProblems("404");
    }

    [SkippableFact]
    public async Task The_language_switch_keeps_the_page_and_works_without_script()
    {
        await using var opened = await browser.OpenAsync(AnyPage, new() { JavaScriptEnabled = false });

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith(AnyPage, opened.Page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_theme_switch_flips_at_once_and_is_remembered()
    {
        await using var opened = await browser.OpenAsync(AnyPage, new() { ColorScheme = ColorScheme.Light });
        var html = opened.Page.Locator("html");

        await opened.Page.RunAndWaitForResponseAsync(
            () => opened.Page.Locator("[data-theme-form] button").ClickAsync(), answer => answer.Url.EndsWith("/theme", StringComparison.Ordinal));

        await Expect(html).ToHaveAttributeAsync("data-bs-theme", "dark");
        await opened.Page.ReloadAsync();
        await Expect(html).ToHaveAttributeAsync("data-bs-theme", "dark");
        opened.AssertNoProblems("404");
    }

    [SkippableFact]
    public async Task Every_icon_of_the_page_is_in_the_sprite()
    {
        await using var opened = await browser.OpenAsync(AnyPage);

        var missing = await opened.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const uses = [...document.querySelectorAll('use')].map(u => u.getAttribute('href'));
              const sprite = await (await fetch(uses[0].split('#')[0])).text();
              return uses.filter(u => !sprite.includes(`id="${u.split('#')[1]}"`));
            }
            """);

        Assert.Empty(missing);
    }
}
