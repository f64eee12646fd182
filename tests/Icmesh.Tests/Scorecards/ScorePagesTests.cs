using System.Net;
using AngleSharp.Html.Dom;
using Icmesh.Kernel.Imports;
using Icmesh.Scorecards;
using Icmesh.Scorecards.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Scorecards;

public sealed class ScorePagesTests : IAsyncLifetime
{
    /// <summary>The application's clock stands at noon of the fifteenth.</summary>
    private static readonly DateOnly LastNight = new(2026, 3, 14);
    private readonly RecordsApp _app = new();
    private Guid _run;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        await AddAsync("sites", "code,name", "RDX,Reduksi");
        await AddAsync("contractors", "code,name,status", "K-1,PT Satu,Active", "K-2,PT Dua,Active", "K-3,PT Tiga,Active");
        await AddAsync("man-hours", "contractor,site,year,month,hours,headcount", "K-1,RDX,2026,2,400000,1900", "K-2,RDX,2026,2,150000,700");
        await AddAsync("incidents", "contractor,site,occurredAt,treatment,impact,daysLost,potential,narrative", "K-2,RDX,2026-02-01 08:00,Fatal,Fatal,0,6,meninggal");
        _run = (await EvaluateAsync(LastNight)).Id;
        await _app.InAsync<EvaluateContractors, bool>(async evaluate =>
        {
            await evaluate.RunAllAsync(CancellationToken.None);
            return true;
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/Scorecards")]
    [InlineData("/Scorecards/K-1")]
    [InlineData("/Scorecards/k-2?Date=2026-03-14")]
    [InlineData("/Scorecards/Runs")]
    [InlineData("/Scorecards/Runs/{run}")]
    public async Task Page_opens_for_those_who_may_and_is_refused_to_others(string url)
    {
        using var browser = _app.Browser();
        url = url.Replace("{run}", _run.ToString(), StringComparison.Ordinal);
        var page = await browser.OpenAsync(url);

        _app.Permissions = [];
        using var refused = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("/Scorecards/K-77")]
    [InlineData("/Scorecards/Runs/0198c5b0-0000-7000-8000-000000000000")]
    [InlineData("/Scorecards/Runs/1")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_shows_a_dash_where_there_is_no_grade_and_puts_it_last()
    {
        using var browser = _app.Browser();

        var rows = (await browser.OpenAsync("/Scorecards")).QuerySelectorAll("tbody tr");
        var none = (await browser.OpenAsync("/Scorecards?Grade=none")).QuerySelectorAll("tbody tr");

        Assert.Equal(["PT Satu 100", "PT Dua 10", "PT Tiga –"], rows.Select(r => $"{r.QuerySelector("a")!.TextContent} {r.QuerySelector("td.num")!.TextContent}"));
        Assert.Equal("PT Tiga", Assert.Single(none).QuerySelector("a")!.TextContent);
    }

    [Fact]
    public async Task A_contractor_without_a_grade_has_no_number_and_no_point_in_the_trend()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Scorecards/K-3");
        var graded = await browser.OpenAsync("/Scorecards/K-1");

        Assert.Equal("– / 100", page.QuerySelector(".icm-kpi .value")!.TextContent.Trim());
        Assert.Contains("Belum dapat dinilai", page.QuerySelector(".icm-kpi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("100 / 100", graded.QuerySelector(".icm-kpi .value")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("#trend td"));
        Assert.Equal("100", graded.QuerySelectorAll("#trend td")[^1].TextContent);
    }

    [Fact]
    public async Task The_page_of_a_contractor_leads_down_to_the_records()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Scorecards/K-2?Date=2026-03-14");

        Assert.Contains("Meninggal karena kesalahan kontraktor", page.QuerySelector("#content")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("details.icm-records a"), a => a.GetAttribute("href")!.StartsWith("/Incidents/", StringComparison.Ordinal));
        Assert.Contains("revisi 1", page.QuerySelector(".icm-page-header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_is_started_from_the_screen_by_who_may()
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync("/Scorecards/Runs");
        _app.Permissions = ["scorecards.view"];
        using var refused = await PostAsync(browser, page, "/Scorecards/Runs", ("Input.Date", "2026-03-13"));
        _app.Permissions = null;

        using var answer = await PostAsync(browser, page, "/Scorecards/Runs", ("Input.Date", "2026-03-13"), ("Input.Reason", ""));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (refused.StatusCode, answer.StatusCode));
        var run = await FinishedAsync(new(2026, 3, 13));
        Assert.Equal(("tester", 3, 1), (run.StartedBy, run.Done, run.Revision));
        Assert.Equal(1, await ReadAsync(db => db.Activity.CountAsync(a => a.Action == "run.start" && a.UserName == "tester")));
    }

    [Fact]
    public async Task A_finished_night_started_again_stays_and_with_a_reason_is_revised_by_its_user()
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync("/Scorecards/Runs");

        using var again = await PostAsync(browser, page, "/Scorecards/Runs", ("Input.Date", "2026-03-14"));
        using var revise = await PostAsync(browser, page, "/Scorecards/Runs", ("Input.Date", "2026-03-14"), ("Input.Reason", " Jam kerja dikoreksi "));

        var run = await FinishedAsync(LastNight, revision: 2);
        Assert.Equal(("tester", "Jam kerja dikoreksi"), (run.StartedBy, run.Reason));
        Assert.Equal(2, await ReadAsync(db => db.Runs.CountAsync()));
        Assert.Contains("Jam kerja dikoreksi", (await browser.OpenAsync("/Scorecards/Runs")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Date", "2026-03-16", "belum tiba")]
    [InlineData("Input.Date", "", "Isi kolom ini")]
    [InlineData("Input.Date", "kemarin", "tanggal")]
    [InlineData("Input.Reason", "1001", "alasan")]
    public async Task What_cannot_be_started_comes_back_with_the_reason(string field, string value, string said)
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync("/Scorecards/Runs");

        using var answer = await PostAsync(browser, page, "/Scorecards/Runs", ("Input.Date", "2026-03-13"), (field, value == "1001" ? new('x', 1001) : value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, (await Forms.ReadAsync(answer)).QuerySelector(".icm-errors")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await ReadAsync(db => db.Runs.CountAsync()));
    }

    [Fact]
    public async Task The_page_of_runs_names_the_nights_that_have_no_evaluation()
    {
        using var browser = _app.Browser();
        var without = await browser.OpenAsync("/Scorecards/Runs");
        await EvaluateAsync(new(2016, 5, 1));

        var page = await browser.OpenAsync("/Scorecards/Runs");

        Assert.Empty(without.QuerySelectorAll(".icm-banner.info"));
        Assert.Contains("Malam 2 Mei 2016 sampai 13 Maret 2026 belum dinilai", page.QuerySelector(".icm-banner.info")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_night_is_asked_to_stop_by_who_may()
    {
        await ReadAsync(db => db.Runs.ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Running)));
        using var browser = _app.Browser();
        var url = $"/Scorecards/Runs/{_run}";
        var page = await browser.OpenAsync(url);
        _app.Permissions = ["scorecards.view"];
        using var refused = await PostAsync(browser, page, $"{url}?handler=Stop");
        _app.Permissions = null;

        using var answer = await PostAsync(browser, page, $"{url}?handler=Stop");

        Assert.NotNull(page.QuerySelector("form[action*='handler=Stop']"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (refused.StatusCode, answer.StatusCode));
        Assert.True(await ReadAsync(db => db.Runs.Select(r => r.StopRequested).SingleAsync()));
        Assert.Equal(1, await ReadAsync(db => db.Activity.CountAsync(a => a.Action == "run.stop" && a.SubjectId == _run)));
    }

    [Fact]
    public async Task Every_page_says_that_the_night_is_overdue_until_it_is_done()
    {
        await ReadAsync(db => db.Runs.ExecuteUpdateAsync(s => s.SetProperty(r => r.BusinessDate, LastNight.AddDays(-2))));
        using var browser = _app.Browser();

        var overdue = await browser.OpenAsync("/Scorecards");
        await EvaluateAsync(LastNight);
        var done = await browser.OpenAsync("/Scorecards");

        Assert.Contains("Evaluasi malam 14/03/2026 belum selesai", overdue.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("belum selesai", done.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_of_a_page_do_not_grow_with_what_it_shows()
    {
        using var browser = _app.Browser();
        string[] urls = ["/Scorecards", "/Scorecards/K-2", "/Scorecards/Runs", $"/Scorecards/Runs/{_run}"];
        var few = await QueriesAsync(browser, urls);
        await AddAsync("contractors", ["code,name,status", .. Enumerable.Range(1, 40).Select(i => $"M-{i},PT {i},Active")]);
        await AddAsync("incidents", ["contractor,site,occurredAt,treatment,impact,daysLost,potential,narrative",
            .. Enumerable.Range(1, 28).Select(i => $"K-2,RDX,2026-02-{i:00} 09:00,Medical,None,0,2,luka {i}")]);
        await EvaluateAsync(LastNight.AddDays(-1));
        await EvaluateAsync(LastNight.AddDays(-2));
        await _app.InAsync<EvaluateContractors, bool>(async evaluate =>
        {
            await evaluate.RunAllAsync(CancellationToken.None);
            return true;
        });

        var many = await QueriesAsync(browser, urls);

        Assert.All(few, n => Assert.InRange(n, 1, 60));
        Assert.Equal(few, many);
    }

    private async Task<List<int>> QueriesAsync(HttpClient browser, string[] urls)
    {
        var counts = new List<int>();
        foreach (var url in urls)
        {
            await browser.OpenAsync(url);
            var before = _app.Queries.Count;
            await browser.OpenAsync(url);
            counts.Add(_app.Queries.Count - before);
        }

        return counts;
    }

    /// <summary>Posts fields with the page's own token, as its forms do.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, IHtmlDocument page, string url, params (string Name, string Value)[] fields)
    {
        var values = fields.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        values["__RequestVerificationToken"] = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(new Uri(url, UriKind.Relative), content);
    }

    private Task<EvaluationRun> EvaluateAsync(DateOnly date) =>
        _app.InAsync<EvaluateNight, EvaluationRun>(night => night.RunAsync(date, null, "system", null, CancellationToken.None));

    private Task<T> ReadAsync<T>(Func<ScorecardsDb, Task<T>> read) => _app.InAsync(read);

    private async Task<EvaluationRun> FinishedAsync(DateOnly date, int revision = 1)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await ReadAsync(db => db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.BusinessDate == date && r.Revision == revision && r.Status == RunStatus.Finished)) is { } run)
            {
                return run;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The night {date} was not evaluated.");
    }

    private Task<bool> AddAsync(string kind, params string[] lines) => _app.InAsync<IServiceProvider, bool>(async services =>
    {
        var found = services.GetServices<IImportKind>().Single(k => k.Name == kind);
        var batch = ImportRows.Of(found, lines);
        await found.ApplyAsync(batch, CancellationToken.None);
        Assert.Empty(batch.Errors);
        return true;
    });
}
