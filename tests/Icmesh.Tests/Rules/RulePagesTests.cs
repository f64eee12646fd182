using System.Net;
using Icmesh.Rules.Live;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Rules;

public sealed class RulePagesTests : IDisposable
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(Repository.Rules, "scorecards", "k3lh.json"));
    private static readonly HashSet<string> None = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-pages-").FullName;
    private readonly RecordsApp _app = new();

    public RulePagesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "scorecards"));
        Write(Shipped);
        _app.Settings["Rules:Directory"] = _folder;
    }

    private string ScorecardFile => Path.Combine(_folder, "scorecards", "k3lh.json");

    private static string By(string author) => Shipped.Replace("\"author\": \"Divisi K3LH\"", $"\"author\": \"{author}\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("/Rules")]
    [InlineData("/Rules/scorecards/k3lh")]
    [InlineData("/Rules/scorecards/k3lh/1")]
    [InlineData("/Rules/scorecards/k3lh/1?handler=File")]
    public async Task Page_opens_for_those_who_may_and_is_refused_to_others(string url)
    {
        using var browser = _app.Browser();
        _app.Permissions = ["rules.view"];
        using var opened = await browser.GetAsync(new Uri(url, UriKind.Relative));

        _app.Permissions = ["scorecards.view"];
        using var refused = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Table_of_a_module_lies_beside_the_scorecard_and_opens_to_its_rows()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "incidents"));
        File.Copy(Path.Combine(Repository.Rules, "incidents", "days-charged.json"), Path.Combine(_folder, "incidents", "days-charged.json"));
        using var browser = _app.Browser();

        var list = await browser.OpenAsync("/Rules");
        var table = await browser.OpenAsync("/Rules/incidents/days-charged");

        Assert.Equal(["Hari yang dibebankan", "Kinerja K3LH kontraktor"], list.QuerySelectorAll(".card-head h2 a").Select(a => a.TextContent));
        Assert.Equal(["lumpuh total yang menetap", "PARALYSIS", "6.000"], table.QuerySelectorAll("[aria-labelledby^='t-'] tbody tr")[^1].Children.Select(c => c.TextContent));
    }

    [Theory]
    [InlineData("/Rules/scorecards/other")]
    [InlineData("/Rules/scorecards/k3lh/9")]
    [InlineData("/Rules/scorecards/k3lh/9?handler=File")]
    [InlineData("/Rules/scorecards/k3lh/1?handler=Nothing")]
    [InlineData("/Rules/scorecards/k3lh?draft=true")]
    public async Task What_does_not_exist_is_not_found(string url)
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Scorecard_is_readable_rule_by_rule()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Rules/scorecards/k3lh");

        var rate = page.QuerySelector("tr#TRIFR")!;
        Assert.Equal(["100", "80", "60", "30", "0"], rate.QuerySelectorAll(".icm-bands b").Select(b => b.TextContent));
        Assert.Contains("Tidak ada cedera tercatat", rate.TextContent, StringComparison.Ordinal);
        Assert.Contains("Belum dapat dinilai; cakupan turun", rate.TextContent, StringComparison.Ordinal);
        Assert.Contains("usulan", rate.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("100.000 jam kerja", rate.TextContent, StringComparison.Ordinal);
        Assert.Contains("skor paling tinggi 59", page.QuerySelector("li#FATALITY")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], page.QuerySelectorAll("ol .ic").Select(o => o.TextContent));
        Assert.Contains("Versi 1", page.QuerySelector(".icm-page-header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_file_is_shown_with_place_code_and_sentence_while_the_old_version_stays()
    {
        using var browser = _app.Browser();
        await browser.OpenAsync("/Rules");

        Write(Shipped.Replace("\"value\": \"Trifr\"", "\"value\": \"Trfir\"", StringComparison.Ordinal));
        await LookAsync();
        var page = await browser.OpenAsync("/Rules");

        var row = page.QuerySelector(".icm-problems tbody tr")!.TextContent;
        Assert.Contains("TRIFR", row, StringComparison.Ordinal);
        Assert.Contains("ICM-", row, StringComparison.Ordinal);
        Assert.Contains("Maksud Anda \"Trifr\"?", row, StringComparison.Ordinal);
        Assert.Contains("Versi 1 tetap berlaku", page.QuerySelector(".icm-banner.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ada masalah: 1", page.QuerySelector(".icm-status.bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_file_is_said_to_be_missing()
    {
        using var browser = _app.Browser();
        await browser.OpenAsync("/Rules");

        File.Delete(ScorecardFile);
        await LookAsync();

        var page = await browser.OpenAsync("/Rules");
        Assert.Contains("Versi 1 tetap berlaku", page.QuerySelector(".icm-banner.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Berkas tidak ada", page.QuerySelector(".card .icm-status")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_waits_beside_the_live_version_and_can_be_read_and_downloaded()
    {
        _app.Settings["Rules:GoLive"] = "AfterApproval";
        using var browser = _app.Browser();
        await browser.OpenAsync("/Rules");

        Write(By("Siti"));
        await LookAsync();

        var list = await browser.OpenAsync("/Rules");
        var draft = await browser.OpenAsync("/Rules/scorecards/k3lh?draft=true");
        var bytes = await browser.GetByteArrayAsync(new Uri("/Rules/scorecards/k3lh?draft=true&handler=File", UriKind.Relative));
        Assert.Contains("Menunggu persetujuan", list.QuerySelector(".icm-status")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/Rules/scorecards/k3lh?draft=true", list.QuerySelector(".icm-banner a")!.GetAttribute("href"));
        Assert.Contains("Siti", draft.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(By("Siti"), System.Text.Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Every_version_can_be_opened_and_downloaded_as_it_was()
    {
        using var browser = _app.Browser();
        await browser.OpenAsync("/Rules");
        Write(By("Budi"));
        await LookAsync();

        var live = await browser.OpenAsync("/Rules/scorecards/k3lh");
        var old = await browser.OpenAsync("/Rules/scorecards/k3lh/1");
        var first = await browser.GetByteArrayAsync(new Uri("/Rules/scorecards/k3lh/1?handler=File", UriKind.Relative));
        var second = await browser.GetByteArrayAsync(new Uri("/Rules/scorecards/k3lh?handler=File", UriKind.Relative));

        Assert.Contains("Versi 2", live.QuerySelector(".icm-page-header p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Versi lama", old.QuerySelector(".icm-page-header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Versi 2", "Versi 1"], live.QuerySelectorAll("section[aria-labelledby=versions] tbody th a").Select(a => a.TextContent));
        Assert.Equal((Shipped, By("Budi")), (System.Text.Encoding.UTF8.GetString(first), System.Text.Encoding.UTF8.GetString(second)));
    }

    private void Write(string content) => File.WriteAllText(ScorecardFile, content);

    private Task LookAsync() => _app.Services.GetRequiredService<RulesFolder>().LookAsync(None, default);

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
