using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icmesh.BrowserTests;

/// <summary>Every screen that links lead to, in both themes, both widths, both languages, and on paper.</summary>
[Collection(BrowserRun.Name)]
public sealed class ScreensTests(Browser browser)
{
    /// <summary>Pages that no link leads an HSE admin to: signing in, the steps of forms and what contractors and issuers of permits fill in, looked at by the tests of those; parts of a page; and what goes wrong.</summary>
    private static readonly string[] WithoutLink =
    [
        "/Accounts/Authenticator", "/Accounts/Corporate", "/Accounts/Enrol", "/Accounts/Pin", "/Accounts/SecondStep", "/Accounts/SetUp", "/Accounts/SignIn", "/Accounts/SignOut",
        "/Apd/Issuing/Index",
        "/Error", "/Imports/Check", "/Imports/Columns", "/Imports/Done", "/Incidents/Class", "/Permits/Checks", "/Permits/Create", "/Permits/Crew", "/Permits/Edit", "/Permits/Entries", "/Permits/Steps", "/Readiness/Card", "/Readiness/Dispensations/Grant",
    ];

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1440, "id")]
    [InlineData(ColorScheme.Dark, 360, "en")]
    public async Task Every_screen_is_accessible_speaks_one_language_and_does_not_scroll_sideways(ColorScheme scheme, int width, string language)
    {
        await using var opened = await OpenAsync(scheme, width, language);
        var screens = await Screens.FindAsync(browser.Services, opened.Page);
        Assert.Equal(WithoutLink, Screens.Pages(browser.Services).Except(screens.Select(s => s.Page)));

        await AssertAsync(opened, $"{scheme}-{width}-{language}", opened.FaultsAsync);
    }

    /// <summary>What only they are led to, on the phone that they carry.</summary>
    [SkippableTheory]
    [InlineData("contractor.admin")]
    [InlineData("contractor.supervisor")]
    [InlineData("worker")]
    [InlineData("permit.issuer")]
    [InlineData("clinic")]
    public async Task Screens_of_other_people_are_accessible_too(string person)
    {
        await using var opened = await browser.OpenAsAsync(person, "/Accounts/Profile", Browser.Phone);

        await AssertAsync(opened, $"{person}-360-id", opened.FaultsAsync, person, s => WithoutLink.Contains(s.Page));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Dark, 1440, "en")]
    [InlineData(ColorScheme.Light, 360, "id")]
    public async Task Every_screen_has_a_picture_to_look_at_and_does_not_scroll_sideways(ColorScheme scheme, int width, string language)
    {
        Skip.If(Environment.GetEnvironmentVariable("ICMESH_ALL_SCREENS") is null, "the other two ways of looking at every screen: set ICMESH_ALL_SCREENS");
        await using var opened = await OpenAsync(scheme, width, language);

        await AssertAsync(opened, $"{scheme}-{width}-{language}", opened.WiderThanTheWindowAsync);
    }

    [SkippableFact]
    public async Task Every_screen_prints_on_the_width_of_a_sheet_without_the_frame_around_it()
    {
        // What remains of an A4 sheet between its margins, at 96 dots to the inch.
        await using var opened = await OpenAsync(ColorScheme.Dark, 703, "id");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await AssertAsync(opened, "print", async () =>
        {
            var found = await opened.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const isSeen = e => e.checkVisibility() && e.getClientRects().length > 0;
                  return [
                    ...[...document.querySelectorAll('.icm-side, .icm-top, .icm-filter, .actions, main button, main .btn')].filter(isSeen).map(e => `still there: ${e.outerHTML.slice(0, 90)}`),
                    ...[...document.querySelectorAll('main thead')].filter(e => isSeen(e) && getComputedStyle(e).display !== 'table-header-group').map(() => 'the head of a table does not repeat'),
                    ...(document.documentElement.dataset.bsTheme === 'light' ? [] : ['dark paper']),
                  ];
                }
                """);
            return [.. await opened.WiderThanTheWindowAsync(), .. found];
        });
    }

    [SkippableFact]
    public async Task A_long_table_prints_on_sheets_of_A4()
    {
        await using var opened = await OpenAsync(ColorScheme.Light, 1440, "id");
        await opened.Page.GotoAsync("/Contractors?size=100");

        var paper = Encoding.Latin1.GetString(await opened.Page.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Browser.Screenshots, "print-contractors.pdf") }));

        var sheets = Regex.Matches(paper, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.NotEmpty(sheets);
        Assert.All(sheets, s => Assert.Equal((595, 842), (Rounded(s.Groups[1]), Rounded(s.Groups[2]))));

        static int Rounded(Group side) => (int)Math.Round(double.Parse(side.Value, CultureInfo.InvariantCulture));
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
        await Expect(opened.Page).ToHaveURLAsync(new Regex("q=there-is-no-such-contractor"));
        await Expect(opened.Page.Locator("main")).ToHaveCountAsync(1);
        opened.AssertNoProblems();
    }

    private async Task<ObservedPage> OpenAsync(ColorScheme scheme, int width, string language)
    {
        var options = width == 360 ? Browser.Phone : new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 900 } };
        options.ColorScheme = scheme;
        options.DeviceScaleFactor = 1;
        var opened = await browser.OpenAsync("/Accounts/Profile", options);
        if (language == "en")
        {
            await opened.Page.Locator("button[name=language]").ClickAsync();
            await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        }

        return opened;
    }

    /// <summary>Opens and photographs every screen, and tells all that is wrong at once.</summary>
    private async Task AssertAsync(ObservedPage opened, string way, Func<Task<IReadOnlyList<string>>> judge, string person = "hse.admin", Func<Screen, bool>? which = null)
    {
        var wrong = new List<string>();
        foreach (var screen in (await Screens.FindAsync(browser.Services, opened.Page, person)).Where(s => which?.Invoke(s) is not false))
        {
            await opened.Page.GotoAsync(screen.Url);
            await opened.SettleAsync();
            if (way == "print")
            {
                await opened.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            }

            await opened.ScreenshotAsync($"{screen.Name}-{way}");
            wrong.AddRange((await judge()).Concat(opened.TakeProblems()).Select(f => $"{screen.Url}: {f}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
