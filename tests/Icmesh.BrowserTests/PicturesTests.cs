using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>The pictures of README, from the running product with its demo data: <c>scripts/take-pictures</c>.</summary>
[Collection(BrowserRun.Name)]
public sealed class PicturesTests(Browser browser)
{
    private const int MostKilobytes = 150;

    [SkippableFact]
    public async Task The_pictures_of_the_README_are_taken_and_small()
    {
        Skip.If(Environment.GetEnvironmentVariable("ICMESH_PICTURES") is null, "writes into docs/pictures: scripts/take-pictures");
        var folder = Directory.CreateDirectory(Path.Combine(Browser.Screenshots, "..", "..", "docs", "pictures")).FullName;
        await using var office = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await using var phone = await OpenAsync(Browser.Phone);

        await TakeAsync(office, "/Reporting", "dashboard");
        await TakeAsync(office, "/Scorecards/K-007", "score", ".icm-scores .icm-records summary");
        await TakeAsync(office, "/Rules/scorecards/k3lh#TRIFR", "rules");
        await TakeAsync(office, "/Imports?kind=man-hours", "import");
        await TakeAsync(office, "/Permits", "permits");
        await TakeAsync(phone, "/Scorecards/K-007", "phone");

        Assert.All(Directory.GetFiles(folder, "*.jpg"), f => Assert.InRange(new FileInfo(f).Length, 1_000, MostKilobytes << 10));

        async Task TakeAsync(ObservedPage opened, string path, string name, string? open = null)
        {
            await opened.Page.GotoAsync(path);
            await opened.SettleAsync();
            if (open is not null)
            {
                await opened.Page.Locator(open).First.ClickAsync();
            }

            if (!path.Contains('#', StringComparison.Ordinal))
            {
                await opened.Page.EvaluateAsync("scrollTo(0, 0)");
            }

            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 70 });
        }
    }

    private async Task<ObservedPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.ColorScheme = ColorScheme.Light;
        var opened = await browser.OpenAsync("/Accounts/Profile", options);
        await opened.Page.Locator("button[name=language]").ClickAsync();
        await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        return opened;
    }
}
