using System.Globalization;
using System.Text.RegularExpressions;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>An incident arrives as a table: from the template to the changed score.</summary>
[Collection(BrowserRun.Name)]
public sealed class ImportingTests(Browser browser) : IDisposable
{
    private const string OwnHeading = "Cerita";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("icmesh-import-");

    [SkippableFact]
    public async Task A_filled_template_is_mapped_mended_and_changes_the_score()
    {
        await using var opened = await browser.OpenAsync("/Scorecards/K-020");
        var page = opened.Page;
        var before = await ScoreAsync(page);
        await page.GotoAsync("/Imports");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Templat Insiden (XLSX)" }).ClickAsync());
        var template = Path.Combine(_folder.FullName, "template.xlsx");
        await download.SaveAsAsync(template);

        await UploadAsync(page, await FillAsync(template, "wrong.xlsx", potential: 9));
        await MapAsync(page);
        await Expect(page.Locator(".icm-banner.bad")).ToContainTextAsync("Ada 1 kesalahan di 1 baris.");
        var error = page.Locator("[aria-labelledby=errors] tbody tr").Last;
        await Expect(error.Locator("td").First).ToHaveTextAsync("2");
        await Expect(error).ToContainTextAsync("9");
        await opened.ScreenshotAsync("import-error-1440");
        await opened.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Berkas lain" }).ClickAsync();
        await UploadAsync(page, await FillAsync(template, "mended.xlsx", potential: 4));
        await opened.ScreenshotAsync("import-columns-1440");
        await opened.AssertAccessibleAsync();
        await MapAsync(page);
        await opened.ScreenshotAsync("import-check-1440");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan 1 perubahan" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Data sudah masuk");
        await opened.ScreenshotAsync("import-done-1440");
        await opened.AssertAccessibleAsync();

        await page.GotoAsync("/Scorecards/K-020");
        Assert.True(await ScoreAsync(page) < before, "a lost-time injury lowers the score");
        var lost = page.Locator(".icm-scores tr").Filter(new() { HasText = "LTI_FAT" });
        await lost.Locator("summary").ClickAsync();
        await lost.Locator(".icm-records a").First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Terpeleset di tangga basah");
        opened.AssertNoProblems();
    }

    private static async Task UploadAsync(IPage page, string path)
    {
        await page.Locator("input[name=Kind][value=incidents]").CheckAsync();
        await page.Locator("#Table").SetInputFilesAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Unggah" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Cocokkan kolom");
    }

    /// <summary>The person's own heading is told to the page; the others it knows.</summary>
    private static async Task MapAsync(IPage page)
    {
        var heading = await page.Locator("#from-narrative option").AllInnerTextsAsync();
        await page.Locator("#from-narrative").SelectOptionAsync(new SelectOptionValue { Label = heading.Single(h => h.StartsWith(OwnHeading, StringComparison.Ordinal)).Trim() });
        await Expect(page.Locator("#read")).ToContainTextAsync("Terpeleset");
        await page.GetByRole(AriaRole.Button, new() { Name = "Periksa berkas" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Periksa");
    }

    private static async Task<decimal> ScoreAsync(IPage page) =>
        decimal.Parse(Regex.Match(await page.Locator(".icm-kpi .value").First.InnerTextAsync(), @"[\d,]+").Value, CultureInfo.GetCultureInfo("id-ID"));

    private async Task<string> FillAsync(string template, string name, int potential)
    {
        using var table = TableFile.Open(template, new(), ReadLimits.Web);
        var yesterday = browser.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd 09:30", CultureInfo.InvariantCulture);
        var cells = new Dictionary<string, object?>
        {
            ["contractor"] = "K-020", ["site"] = "RDX", ["occurredAt"] = yesterday, ["treatment"] = "Medical", ["impact"] = "LostTime", ["daysLost"] = 3m,
            ["potential"] = (decimal)potential, ["narrative"] = "Terpeleset di tangga basah, pergelangan retak.",
        };
        var path = Path.Combine(_folder.FullName, name);
        await using var stream = File.Create(path);
        await using var book = new XlsxTableWriter(stream);
        await book.StartSheetAsync("Data", [.. table.Header.Select(_ => 20)]);
        await book.WriteAsync([.. table.Header.Select(h => h == "narrative" ? OwnHeading : h)], CancellationToken.None);
        await book.WriteAsync([.. table.Header.Select(h => cells.GetValueOrDefault(h))], CancellationToken.None);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
