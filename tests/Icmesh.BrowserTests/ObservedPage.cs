using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Icmesh.BrowserTests;

/// <summary>A page that remembers console errors, script errors and violations of the Content Security Policy.</summary>
public sealed class ObservedPage : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>The rows of a long table are alike, and axe takes seconds over a hundred of them.</summary>
    private static readonly AxeRunContext FirstRows = new() { Exclude = [new("tbody tr:nth-child(n+13)"), new(".icm-list > li:nth-child(n+13)")] };

    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    private ObservedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    internal static async Task<ObservedPage> CreateAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI, e.sourceFile, e.lineNumber, e.sample))");
        var observed = new ObservedPage(context, await context.NewPageAsync());
        observed.Page.Console += (_, message) =>
        {
            // A file of JSON in a window of its own has no icon to name.
            if (message.Type == "error" && !message.Location.Contains("/favicon.ico", StringComparison.Ordinal)) observed._problems.Add($"{message.Text} {message.Location}");
        };
        observed.Page.PageError += (_, error) => observed._problems.Add(error);
        return observed;
    }

    /// <param name="expected">Part of a message that this test provokes, such as the status of a refused post, which Chromium logs itself.</param>
    public void AssertNoProblems(string? expected = null) =>
        Assert.DoesNotContain(_problems, p => expected is null || !p.Contains(expected, StringComparison.Ordinal));

    /// <summary>WCAG 2.2 A and AA and axe's best practices, on the page as it stands.</summary>
    public async Task AssertAccessibleAsync()
    {
        var found = await Page.RunAxe(Rules);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(Told)));
    }

    /// <summary>What would fail one of the assertions, for a test that looks at many pages; and words of the other language.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync() =>
        [.. await WiderThanTheWindowAsync(), .. await IndonesianInEnglishAsync(), .. (await Page.RunAxe(FirstRows, Rules)).Violations.Select(Told)];

    public async Task<IReadOnlyList<string>> WiderThanTheWindowAsync()
    {
        var widths = await WidthsAsync();
        return widths[0] <= widths[1] ? [] : [$"{widths[0]} px wide in {widths[1]} px"];
    }

    /// <summary>What went wrong since this was asked last.</summary>
    public IReadOnlyList<string> TakeProblems()
    {
        string[] taken = [.. _problems];
        _problems.Clear();
        return taken;
    }

    /// <summary>Titles, labels and buttons of an English page with a word that is Indonesian only; what people wrote stands in other elements.</summary>
    private async Task<IReadOnlyList<string>> IndonesianInEnglishAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.lang !== 'en' ? [] :
          [...document.querySelectorAll('h2, h3, label, legend, button, summary, th[scope=col], dt, nav a, .btn, .form-text, .crumbs, .icm-ribbon, .icm-empty, .icm-status, .icm-page-header p')]
            .filter(e => !e.closest('[lang=id]') && /\b(yang|dan|atau|belum|tidak|dengan|untuk|dari|pada|semua|tambah|ubah|hapus|simpan|cari|kontraktor|pekerja|insiden|nilai|aturan|alasan|pilih|unduh)\b/i.test(e.textContent))
            .map(e => `Indonesian: ${e.textContent.trim().replace(/\s+/g, ' ').slice(0, 120)}`)
        """);

    /// <summary>A chart is fetched after the page; what is judged is the page as it stays.</summary>
    public async Task SettleAsync()
    {
        foreach (var chart in await Page.Locator("[data-chart]").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(chart).ToHaveAttributeAsync("data-ready", "1", new() { Timeout = 20_000 });
        }
    }

    private Task<int[]> WidthsAsync() => Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, innerWidth]");

    /// <summary>Nothing is wider than the window: the page does not scroll sideways.</summary>
    public async Task AssertReflowsAsync()
    {
        var widths = await WidthsAsync();
        Assert.True(widths[0] <= widths[1], $"the page is {widths[0]} px wide in a window of {widths[1]} px");
    }

    public Task ScreenshotAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Browser.Screenshots, name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n   " + string.Join("\n   ", violation.Nodes.Take(6).Select(n =>
            n.Html[..Math.Min(160, n.Html.Length)] + "  " + string.Join("; ", n.Any.Select(a => a.Message))));
}
