using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>A harness arrests a fall, is retired by that alone, and whoever wears it is no longer ready for work at height.</summary>
[Collection(BrowserRun.Name)]
public sealed class HarnessTests(Browser browser)
{
    [SkippableFact]
    public async Task A_fall_retires_the_harness_and_readiness_falls_at_once()
    {
        await using var opened = await browser.OpenAsync("/Apd?kind=HARNESS&state=Issued");
        var page = opened.Page;
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("harness");
        var item = page.Url;
        var holder = await page.Locator("dd a[href^='/Readiness/']").GetAttributeAsync("href");
        await page.GotoAsync($"{holder}?job=HEIGHT");
        await Expect(page.GetByText("LIFELINE_UNHARMED")).ToHaveCountAsync(1);
        await Expect(page.Locator("tr", new() { HasText = "LIFELINE_UNHARMED" }).Locator(".icm-status.ok")).ToHaveCountAsync(1);

        await page.GotoAsync(item);
        await page.GetByRole(AriaRole.Link, new() { Name = "Catat kejadian" }).ClickAsync();
        await page.GetByText("Menahan jatuh", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();

        await Expect(page.Locator(".icm-banner")).ToContainTextAsync("Menahan jatuh");
        await page.GotoAsync($"{holder}?job=HEIGHT");
        await Expect(page.Locator("tr", new() { HasText = "LIFELINE_UNHARMED" })).ToContainTextAsync("Tarik dari pemakaian dan ganti");
        await Expect(page.Locator("tr", new() { HasText = "LIFELINE_UNHARMED" }).Locator(".icm-status.ok")).ToHaveCountAsync(0);
        opened.AssertNoProblems();
    }
}
