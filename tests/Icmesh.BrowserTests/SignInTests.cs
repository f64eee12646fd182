using Icmesh.Accounts.Demo;
using Microsoft.Playwright;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>Signing in as people do it: passkey, authenticator app, the question before what does great harm.</summary>
[Collection(BrowserRun.Name)]
public sealed class SignInTests(Browser browser)
{
    [SkippableFact]
    public async Task A_passkey_is_added_and_signs_in_and_answers_the_second_question()
    {
        await using var opened = await OpenAsync(Browser.Phone);
        var page = opened.Page;
        await AddAuthenticatorAsync(page);
        await PasswordAsync(page, "gas.tester");
        await page.GotoAsync($"{Local}/Accounts/Security");

        await page.GetByLabel("Nama passkey").FillAsync("Ponsel uji");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tambah passkey" }).ClickAsync();
        await Expect(page.Locator(".icm-codes li")).ToHaveCountAsync(10);
        await Expect(page.GetByText("Ponsel uji", new() { Exact = true })).ToBeVisibleAsync();
        await opened.ScreenshotAsync("accounts-codes-360");
        await opened.AssertReflowsAsync();
        await opened.AssertAccessibleAsync();

        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk dengan passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/SignIn", StringComparison.Ordinal));
        await SignOutAsync(page);

        await PasswordAsync(page, "gas.tester");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("Langkah kedua"));
        await opened.ScreenshotAsync("accounts-second-step-passkey-360");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pakai passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/S", StringComparison.Ordinal));

        await page.GotoAsync($"{Local}/Accounts/Security");
        await page.GetByText("Ubah", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hapus" }).ClickAsync();
        await Expect(page.GetByText("Ponsel uji", new() { Exact = true })).ToHaveCountAsync(0);
        opened.AssertNoProblems();
    }

    [SkippableFact]
    public async Task A_cancelled_passkey_says_what_to_do()
    {
        await using var opened = await OpenAsync(new());
        await AddAuthenticatorAsync(opened.Page, isPresent: false);
        await opened.Page.GotoAsync($"{Local}/Accounts/SignIn");

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Masuk dengan passkey" }).ClickAsync();

        await Expect(opened.Page.Locator("[data-passkey-told]")).ToContainTextAsync("Dibatalkan");
        opened.AssertNoProblems();
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1440, "en")]
    [InlineData(ColorScheme.Dark, 360, "id-ID")]
    public async Task The_screens_of_signing_in_are_accessible_and_reflow(ColorScheme scheme, int width, string language)
    {
        await using var opened = await OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 } });
        var page = opened.Page;
        var name = $"{scheme}-{width}-{language}";
        await page.GotoAsync($"{Local}/Accounts/SignIn");
        if (language == "en")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        }

        await LookAsync("sign-in");
        await page.Locator("form.icm-form input[type=password]").FillAsync("salah");
        await page.Locator("form.icm-form button.btn-primary").ClickAsync();
        await LookAsync("sign-in-again");
        await PasswordAsync(page, "auditor");
        await page.GotoAsync($"{Local}/Accounts/Profile");
        if (language == "en")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        }

        await LookAsync("profile");
        await page.GotoAsync($"{Local}/Accounts/Security");
        await LookAsync("security");
        await page.Locator("form[action*=Authenticator] button").ClickAsync();
        await LookAsync("authenticator");
        await page.GotoAsync($"{Local}/Accounts/Password");
        await LookAsync("password");
        await page.GotoAsync($"{Local}/Accounts/Phone");
        await LookAsync("phone");
        await page.Locator("[name='Input.Pin']").FillAsync("739164");
        await page.Locator("[name='Input.Again']").FillAsync("739164");
        await page.Locator("form.icm-form button.btn-primary").ClickAsync();
        await page.WaitForURLAsync("**/Accounts/Profile?done=phone");
        await LookAsync("profile-with-phone");
        await page.Locator("form[action='/Accounts/SignOut'] button").ClickAsync();
        await page.WaitForURLAsync("**/Accounts/Pin");
        await LookAsync("pin");
        await page.GotoAsync($"{Local}/Accounts/Enrol");
        await LookAsync("enrol");
        await page.GotoAsync($"{Local}/no-such-page");
        await LookAsync("no-such-page");
        Assert.All(opened.TakeProblems(), p => Assert.Matches("422|404", p));

        async Task LookAsync(string screen)
        {
            await opened.ScreenshotAsync($"accounts-{screen}-{name}");
            await opened.AssertReflowsAsync();
            await opened.AssertAccessibleAsync();
        }
    }

    [SkippableFact]
    public async Task An_authenticator_app_is_set_up_asked_for_and_switched_off()
    {
        await using var opened = await OpenAsync(Browser.Phone);
        var page = opened.Page;
        await PasswordAsync(page, "isolation.authority");
        await page.GotoAsync($"{Local}/Accounts/Security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pasang aplikasi" }).ClickAsync();
        var secret = (await page.Locator("code.icm-secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        var app = new Totp(Base32Encoding.ToBytes(secret));

        await page.GetByLabel("2. Ketik kode dari aplikasi").FillAsync(app.ComputeTotp());
        await page.GetByRole(AriaRole.Button, new() { Name = "Aktifkan" }).ClickAsync();
        await Expect(page.Locator(".icm-codes li")).ToHaveCountAsync(10);
        var recovery = await page.Locator(".icm-codes code").First.TextContentAsync();

        await SignOutAsync(page);
        await PasswordAsync(page, "isolation.authority");
        await opened.ScreenshotAsync("accounts-second-step-360");
        await opened.AssertAccessibleAsync();
        await page.GetByLabel("Kode").FillAsync(recovery!);
        await page.Locator("form.icm-form button.btn-primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/S", StringComparison.Ordinal));

        await page.GotoAsync($"{Local}/Accounts/Security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Matikan aplikasi" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pasang aplikasi" })).ToBeVisibleAsync();
        opened.AssertNoProblems();
    }

    /// <summary>Passkeys belong to a domain, and an address of numbers is none.</summary>
    private string Local => browser.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private Task<ObservedPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.StorageState = Browser.NobodyYet;
        return browser.OpenAsync("about:blank", options);
    }

    private static async Task AddAuthenticatorAsync(IPage page, bool isPresent = true)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = isPresent, automaticPresenceSimulation = true },
        });
    }

    private async Task PasswordAsync(IPage page, string name)
    {
        if (!page.Url.Contains("/Accounts/SignIn", StringComparison.Ordinal))
        {
            await page.GotoAsync($"{Local}/Accounts/SignIn");
        }

        await page.Locator("form.icm-form [autocomplete=username]").FillAsync(name);
        await page.Locator("form.icm-form input[type=password]").FillAsync(DemoAccounts.Password);
        await page.Locator("form.icm-form button.btn-primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Accounts/SignIn", StringComparison.Ordinal));
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("form[action='/Accounts/SignOut'] button").ClickAsync();
        await page.WaitForURLAsync("**/Accounts/SignIn");
    }
}
