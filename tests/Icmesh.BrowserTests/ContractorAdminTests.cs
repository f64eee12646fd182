using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>A contractor's own administrator: sees the own company alone, and reports its hours.</summary>
[Collection(BrowserRun.Name)]
public sealed class ContractorAdminTests(Browser browser)
{
    private const string Own = "PT Anodra Karya Nusa", Rival = "PT Tanjung Prima Teknindo";

    [SkippableFact]
    public async Task Sees_the_own_company_and_nothing_of_a_rival()
    {
        await using var opened = await browser.OpenAsAsync("contractor.admin", "/");
        var page = opened.Page;

        foreach (var name in await page.Locator(".icm-shell > .icm-side ul a").AllInnerTextsAsync())
        {
            await page.Locator(".icm-shell > .icm-side").GetByRole(AriaRole.Link, new() { Name = name.Trim(), Exact = true }).ClickAsync();
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Expect(page.Locator("main")).Not.ToContainTextAsync(Rival);
        }

        await page.GotoAsync("/Contractors");
        await Expect(page.Locator("tbody")).ToContainTextAsync(Own);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tambah kontraktor" })).ToHaveCountAsync(0);
        opened.AssertNoProblems();

        foreach (var rival in new[] { "/Contractors/K-002", "/Scorecards/K-002", "/Contractors/K-002/Hours" })
        {
            await page.GotoAsync(rival);
            await Expect(page.Locator("main")).Not.ToContainTextAsync(Rival);
            await Expect(page.Locator("h1")).ToHaveTextAsync("Halaman atau data itu tidak ada.");
        }
    }

    [SkippableFact]
    public async Task Reports_the_hours_of_a_month_on_a_phone()
    {
        await using var opened = await browser.OpenAsAsync("contractor.admin", "/Contractors", Browser.Phone);
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = Own, Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Isi jam kerja" }).ClickAsync();

        await page.GetByLabel("Lokasi").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Jam kerja" }).FillAsync("1.200");
        await page.GetByLabel("Jumlah pekerja").FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Expect(page.Locator(".icm-errors")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Jam kerja" })).ToHaveValueAsync("1.200");

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Jam kerja" }).FillAsync("1200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await page.WaitForURLAsync("**/Contractors/K-001**");
        await Expect(page.Locator(".icm-errors")).ToHaveCountAsync(0);
        await opened.AssertReflowsAsync();
        opened.AssertNoProblems("422");
    }
}
