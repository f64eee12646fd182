using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>What an HSE admin does on a working day, by clicking.</summary>
[Collection(BrowserRun.Name)]
public sealed partial class HseAdminTests(Browser browser)
{
    [SkippableFact]
    public async Task Goes_from_the_dashboard_to_the_worst_score_its_reason_and_the_record_behind_it()
    {
        await using var opened = await browser.OpenAsync("/");
        var page = opened.Page;
        var worst = page.Locator("#need li").First;
        var name = await worst.GetByRole(AriaRole.Link).InnerTextAsync();
        var told = await worst.Locator(".m").InnerTextAsync();

        await worst.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        var score = page.Locator(".icm-kpi").First;
        Assert.Equal(told.Split(" · ")[0], (await score.Locator(".value").InnerTextAsync()).Split(' ', '\n')[0]);
        await Expect(score.Locator(".icm-grade")).ToHaveTextAsync(told.Split(" · ")[1]);

        var poor = page.Locator(".icm-scores tbody tr").Filter(new() { HasText = "Tidak memenuhi" }).Filter(new() { Has = page.Locator(".icm-records") }).First;
        await Expect(poor.Locator("th small").First).ToContainTextAsync(Law());
        await poor.Locator("summary").ClickAsync();
        var record = poor.Locator(".icm-records a").First;
        await record.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/Incidents/[0-9a-f-]{36}"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Uraian kejadian" })).ToBeVisibleAsync();
        await Expect(page.Locator(".icm-page-header p a")).ToHaveTextAsync(name);

        await page.GoBackAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        var code = await poor.Locator("th a").InnerTextAsync();
        await poor.Locator("th a").ClickAsync();
        await Expect(page.Locator("tr:target")).ToContainTextAsync(code);

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Data kontraktor" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await page.GetByRole(AriaRole.Link, new() { Name = "Dasbor" }).ClickAsync();
        await Expect(page.Locator("#need")).ToContainTextAsync(name);
        opened.AssertNoProblems();
    }

    [SkippableFact]
    public async Task Corrects_the_class_of_an_incident_and_everybody_can_read_why()
    {
        await using var opened = await browser.OpenAsync("/Incidents");
        var page = opened.Page;
        await page.Locator("tbody tr").Filter(new() { HasText = "P3K" }).First.Locator("th a").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ubah kelas" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Expect(page.Locator(".icm-errors")).ToBeFocusedAsync();
        await Expect(page.Locator(".icm-errors")).ToContainTextAsync("alasan");

        await page.GetByLabel("Perawatan medis").CheckAsync();
        await Expect(page.Locator("form [role=status]")).ToContainTextAsync("Perawatan medis");
        await page.GetByLabel("Alasan").FillAsync("Surat dokter: luka dijahit.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync("Perawatan medis");
        await Expect(page.Locator(".icm-list")).ToContainTextAsync("P3K → Perawatan medis");
        await page.GetByRole(AriaRole.Link, new() { Name = "Riwayat" }).Last.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Surat dokter: luka dijahit.");
        opened.AssertNoProblems("422");
    }

    [SkippableFact]
    public async Task Edits_a_contract_a_worker_and_an_area_and_the_history_says_so()
    {
        await using var opened = await browser.OpenAsync("/Contractors");
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "PT Anodra Karya Nusa" }).ClickAsync();

        await page.Locator("section").Filter(new() { HasText = "Tambah kontrak" }).Locator("tbody a").First.ClickAsync();
        await EditAsync("Nama pekerjaan", "Perawatan pot dan katoda");
        await Expect(page.Locator("main")).ToContainTextAsync("Perawatan pot dan katoda");

        await page.Locator("dd a[href$='/Workers']").ClickAsync();
        await page.Locator("tbody a").First.ClickAsync();
        await EditAsync("Jabatan", "Juru ikat beban");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Juru ikat beban");

        await page.GotoAsync("/Contractors/Sites");
        await page.Locator("tbody a").First.ClickAsync();
        await page.Locator("tbody a").First.ClickAsync();
        await EditAsync("Nama", "Gudang anoda");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Gudang anoda");

        await page.Locator(".icm-shell > .icm-side").GetByRole(AriaRole.Link, new() { Name = "Riwayat" }).ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "hse.admin" }).Filter(new() { HasText = "Area" }).First).ToBeVisibleAsync();
        opened.AssertNoProblems();

        async Task EditAsync(string label, string words)
        {
            await page.GetByLabel(label).FillAsync(words);
            await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
            await page.WaitForURLAsync(url => !url.Contains("/Edit", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("Permenaker|Kep|Rumus|UU|PP")]
    private static partial Regex Law();
}
