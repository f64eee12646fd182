using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Icmesh.Kernel.Imports;
using Icmesh.Reporting;
using Icmesh.Scorecards;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Reporting;

public sealed class DashboardTests : IAsyncLifetime
{
    private readonly string _rules = Directory.CreateTempSubdirectory("icmesh-rules-").FullName;
    private readonly RecordsApp _app = new();

    public async Task InitializeAsync()
    {
        await WriteRulesAsync();
        _app.Settings["Rules:Directory"] = _rules;
        using var _ = _app.CreateClient();
        await AddAsync("sites", "code,name", "RDX,Reduksi");
        await AddAsync("contractors", "code,name,status,csmsClass,subcontractorOf", "K-1,PT Satu,Active,,", "K-2,PT Dua,Active,,K-1", "K-3,PT Tiga,Active,,", "K-4,PT Empat,Active,,");
        await AddAsync("man-hours", "contractor,site,year,month,hours,headcount", "K-2,RDX,2026,2,400000,1900", "K-3,RDX,2026,2,150000,700", "K-4,RDX,2026,2,400000,1900");
        await AddAsync("incidents", "contractor,site,occurredAt,treatment,impact,daysLost,potential,narrative", "K-3,RDX,2026-02-01 08:00,Fatal,Fatal,0,6,meninggal");
        await _app.InAsync<EvaluateNight, EvaluationRun>(night => night.RunAsync(new(2026, 3, 14), null, "system", null, CancellationToken.None));
        await _app.InAsync<EvaluateContractors, bool>(async evaluate =>
        {
            await evaluate.RunAllAsync(CancellationToken.None);
            return true;
        });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_rules, recursive: true);
    }

    [Fact]
    public async Task Colours_and_their_key_are_those_of_the_rules_that_are_live()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Reporting");

        Assert.Equal(["Buruk", "Cukup ≥ 40", "GOLD ≥ 95,5", "tidak ada data"], page.QuerySelectorAll(".icm-key li").Select(l => l.TextContent));
        Assert.Equal(["h1c", "h3c", "h5c", "h0c"], page.QuerySelectorAll(".icm-key .sw").Select(s => s.ClassList[1]));
        Assert.Equal(["PT Satu h5c 100", "PT Dua h5c 100", "PT Tiga h1c 10", "PT Empat h5c 100"], page.QuerySelectorAll(".icm-heat tbody tr").Select(Row));
        Assert.Contains("Batas GOLD", page.QuerySelector("#trend [data-chart]")!.GetAttribute("data-chart"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mean_score_is_one_figure_in_the_tile_and_in_the_chart()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Reporting");

        var tile = page.QuerySelector(".icm-kpi")!;
        Assert.Equal("77,5 / 100", tile.QuerySelector(".value")!.TextContent);
        Assert.Contains("dari 4 kontraktor", tile.TextContent, StringComparison.Ordinal);
        Assert.Equal("77,5", page.QuerySelectorAll("#trend td")[^1].TextContent);
    }

    [Fact]
    public async Task Who_needs_action_stands_there_and_nobody_else()
    {
        using var browser = _app.Browser();

        var names = (await browser.OpenAsync("/Reporting")).QuerySelectorAll("#need a[href^='/Scorecards/K']");

        Assert.Equal("PT Tiga", Assert.Single(names).TextContent);
    }

    [Fact]
    public async Task A_contractor_sees_its_own_tree_alone()
    {
        _app.OwnContractor = await _app.InAsync<Kernel.Directories.IContractorDirectory, Guid>(async d => (await d.FindAsync("K-1", CancellationToken.None))!.Id);
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Reporting");

        Assert.Equal(["PT Satu", "PT Dua"], page.QuerySelectorAll(".icm-heat tbody th").Select(h => h.TextContent));
        Assert.Equal("100 / 100", page.QuerySelector(".icm-kpi .value")!.TextContent);
        Assert.DoesNotContain("PT Tiga", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GOLD", 97, 5)]
    [InlineData("FAIR", 97, 3)]
    [InlineData("BAD", 12, 1)]
    [InlineData("RENAMED", 97, 5)]
    [InlineData("RENAMED", 12, 1)]
    public void A_cell_has_the_colour_of_its_grade_and_of_its_score_where_the_grade_is_no_more(string grade, int score, int level) =>
        Assert.Equal(level, new GradeScale([new("GOLD", 95.5m), new("FAIR", 40), new("BAD", null)]).LevelOf(grade, score));

    private static string Row(IElement row) => $"{row.QuerySelector("th")!.TextContent} {row.QuerySelectorAll("td")[^1].ClassName} {row.QuerySelectorAll("td")[^1].TextContent}";

    /// <summary>The shipped scorecard with three grades of its own.</summary>
    private async Task WriteRulesAsync()
    {
        var book = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "scorecards", "k3lh.json")))!;
        book["grades"] = new JsonArray(
            new JsonObject { ["code"] = "GOLD", ["from"] = 95.5m }, new JsonObject { ["code"] = "FAIR", ["from"] = 40 }, new JsonObject { ["code"] = "BAD", ["from"] = null });
        foreach (var example in book["cases"]!.AsArray())
        {
            foreach (var key in new[] { "grade", "outcome" })
            {
                example!["expect"]!.AsObject().Remove(key);
            }
        }

        Directory.CreateDirectory(Path.Combine(_rules, "scorecards"));
        await File.WriteAllTextAsync(Path.Combine(_rules, "scorecards", "k3lh.json"), book.ToJsonString());
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
