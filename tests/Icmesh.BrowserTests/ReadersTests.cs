namespace Icmesh.BrowserTests;

/// <summary>Whoever may only read is offered nothing that would be refused.</summary>
[Collection(BrowserRun.Name)]
public sealed class ReadersTests(Browser browser)
{
    [SkippableTheory]
    [InlineData("management.viewer")]
    [InlineData("procurement.reader")]
    [InlineData("auditor")]
    [InlineData("contract.owner")]
    public async Task Every_link_of_a_reader_leads_somewhere_and_no_page_asks_for_input(string name)
    {
        await using var opened = await browser.OpenAsAsync(name, "/Accounts/Profile");
        var page = opened.Page;
        var menu = await page.Locator(".icm-shell > .icm-side ul a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(menu);
        var (waiting, seen) = (new Queue<string>(menu), new HashSet<string>(menu));
        var wrong = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            var answer = await page.GotoAsync(path);
            if (answer!.Status != 200)
            {
                wrong.Add($"{path}: {answer.Status}");
                continue;
            }

            await page.WaitForLoadStateAsync();
            wrong.AddRange(opened.TakeProblems().Select(p => $"{path}: {p}"));
            // Taking out what one may read anyway is a form as well, since it is recorded.
            wrong.AddRange((await page.Locator("main form[method=post]").EvaluateAllAsync<string[]>("all => all.map(f => f.action)"))
                .Where(f => !f.EndsWith("/Imports/Export", StringComparison.Ordinal)).Select(f => $"{path}: asks for {f}"));

            // The buttons of a page, and one row of its table.
            foreach (var link in await page.Locator("main .btn, main .card-head a, main .icm-kpi, main tbody tr:first-child a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href') ?? '').filter(h => h.startsWith('/'))"))
            {
                if (seen.Count < 25 && seen.Add(link.Split('#')[0]))
                {
                    waiting.Enqueue(link.Split('#')[0]);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
