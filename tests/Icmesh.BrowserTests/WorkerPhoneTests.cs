using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>A worker without a password: a code from the admin, a PIN of the own, and the phone knows its owner.</summary>
[Collection(BrowserRun.Name)]
public sealed class WorkerPhoneTests(Browser browser)
{
    private const string Pin = "739164";

    [SkippableFact]
    public async Task A_code_enrols_the_phone_and_the_PIN_signs_in()
    {
        await using var office = await browser.OpenAsAsync("hse.admin", "/Accounts?q=contractor.supervisor.2");
        await office.Page.Locator("tbody a").First.ClickAsync();
        var name = await office.Page.Locator("h1").InnerTextAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Buat kode ponsel" }).ClickAsync();
        var code = await office.Page.Locator("code.icm-secret").InnerTextAsync();

        var options = Browser.Phone;
        options.StorageState = Browser.NobodyYet;
        await using var opened = await browser.OpenAsync("/Accounts/SignIn", options);
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Punya kode ponsel?" }).ClickAsync();
        await page.GetByLabel("Kode ponsel").FillAsync(code);
        await page.GetByLabel("PIN", new() { Exact = true }).FillAsync("123456");
        await page.GetByLabel("Ulangi PIN").FillAsync("123456");
        await page.GetByRole(AriaRole.Button, new() { Name = "Daftarkan ponsel" }).ClickAsync();
        await Expect(page.Locator(".icm-errors")).ToBeVisibleAsync();

        await page.GetByLabel("PIN", new() { Exact = true }).FillAsync(Pin);
        await page.GetByLabel("Ulangi PIN").FillAsync(Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Daftarkan ponsel" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/Enrol", StringComparison.Ordinal));

        await page.Locator("form[action='/Accounts/SignOut'] button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Halo, {name}");
        await EnterAsync("204816");
        await Expect(page.Locator(".icm-errors")).ToContainTextAsync("PIN");
        await EnterAsync(Pin);
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/Pin", StringComparison.Ordinal));
        await page.GotoAsync("/Accounts/Profile");
        await Expect(page.Locator("h1 + p")).ToHaveTextAsync(name);
        opened.AssertNoProblems("422");

        async Task EnterAsync(string pin)
        {
            await page.GetByLabel("PIN").FillAsync(pin);
            await page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        }
    }
}
