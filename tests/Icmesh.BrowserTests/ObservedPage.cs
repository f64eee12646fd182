using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Icmesh.BrowserTests;

/// <summary>A page that remembers console errors, script errors and violations of the Content Security Policy.</summary>
public sealed class ObservedPage : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

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
            if (message.Type == "error") observed._problems.Add(message.Text);
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

    /// <summary>Nothing is wider than the window: the page does not scroll sideways.</summary>
    public async Task AssertReflowsAsync()
    {
        var widths = await Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, innerWidth]");
        Assert.True(widths[0] <= widths[1], $"the page is {widths[0]} px wide in a window of {widths[1]} px");
    }

    public Task ScreenshotAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Browser.Screenshots, name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n   " + string.Join("\n   ", violation.Nodes.Take(6).Select(n =>
            n.Html[..Math.Min(160, n.Html.Length)] + "  " + string.Join("; ", n.Any.Select(a => a.Message))));
}
