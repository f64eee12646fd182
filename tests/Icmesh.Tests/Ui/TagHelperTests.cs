using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Icmesh.Ui.TagHelpers;

namespace Icmesh.Tests.Ui;

public sealed class TagHelperTests
{
    public TagHelperTests() => UiHost.Speak(Cultures.Indonesian);

    [Theory]
    [InlineData("EXCELLENT", "Sangat Baik")]
    [InlineData("GOOD", "Baik")]
    [InlineData("FAIR", "Cukup")]
    [InlineData("POOR", "Kurang")]
    [InlineData("BAD", "Buruk")]
    [InlineData(null, "Belum dapat dinilai")]
    public async Task A_grade_is_always_a_word(string? code, string word)
    {
        var html = await UiHost.RenderAsync(new GradeTagHelper(UiHost.Text) { Code = code, Score = 82.449m }, "grade");

        Assert.Contains(word + "</span>", html, StringComparison.Ordinal);
        Assert.Equal(code is not null, html.Contains("<b>82,4</b>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1000, "1–25 dari 1.000")]
    [InlineData(1001, "1–25 dari 1.000\u002B")]
    public async Task A_total_is_exact_to_a_thousand(int total, string words)
    {
        var page = new PageOf<int>([.. Enumerable.Range(1, 25)], 1, 25, total);

        var html = await UiHost.RenderAsync(new PagerTagHelper(UiHost.Text) { Page = page, ViewContext = UiHost.View() }, "pager");

        Assert.Contains(words, System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pager_keeps_the_filters_and_the_order()
    {
        var page = new PageOf<int>([.. Enumerable.Range(1, 25)], 2, 25, 80);
        var view = UiHost.View(query: "?site=n&sort=-hours&p=2");

        var html = await UiHost.RenderAsync(new PagerTagHelper(UiHost.Text) { Page = page, ViewContext = view }, "pager");

        Assert.Contains("href=\"/Contractors?site=n&amp;sort=-hours\" rel=\"prev\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/Contractors?site=n&amp;sort=-hours&amp;p=3\" rel=\"next\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ascending", "sort=-name")]
    [InlineData("?sort=-name&p=4", "descending", "sort=name")]
    [InlineData("?sort=hours", null, "sort=name")]
    public async Task A_sorted_column_says_so_and_offers_the_other_way(string query, string? order, string offered)
    {
        var helper = new SortHeaderTagHelper(UiHost.Sprite) { Sort = "name", SortDefault = "asc", ViewContext = UiHost.View(query: query) };

        var html = await UiHost.RenderAsync(helper, "th", "Nama");

        Assert.Equal(order is not null, html.Contains($"aria-sort=\"{order}\"", StringComparison.Ordinal));
        Assert.Contains($"href=\"/Contractors?{offered}\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Belum ada kontraktor")]
    [InlineData("?sort=name&p=2", "Belum ada kontraktor")]
    [InlineData("?site=n", "Tidak ada yang cocok")]
    public async Task Emptiness_names_its_reason(string query, string title)
    {
        var helper = new EmptyStateTagHelper(UiHost.Text, UiHost.Sprite) { Title = "Belum ada kontraktor", ViewContext = UiHost.View(query: query) };

        Assert.Contains($"<h2>{title}</h2>", await UiHost.RenderAsync(helper, "empty-state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_summary_links_each_message_to_its_field()
    {
        var view = UiHost.View();
        view.ViewData.ModelState.AddModelError("Input.Name", "Isi <nama>.");
        view.ViewData.ModelState.AddModelError("", "Periode ini sudah ditutup.");

        var html = await UiHost.RenderAsync(new ErrorSummaryTagHelper(UiHost.Text) { ViewContext = view }, "error-summary");

        Assert.Contains("Periksa kembali</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Input_Name\">Isi &lt;nama&gt;.</a>", html, StringComparison.Ordinal);
        Assert.Contains("<span>Periode ini sudah ditutup.</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_in_the_data_is_a_gap_in_the_line_and_a_dash_in_the_table()
    {
        var spec = new ChartSpec(["Jan", "Feb", "Mar", "Apr", "Mei"], [new("A \"><b>", [70, 71.5m, null, 73, 74])]);

        var html = await UiHost.RenderAsync(new TrendChartTagHelper(UiHost.Text) { Id = "t", Spec = spec }, "trend-chart");

        Assert.Equal(2, html.Split("<polyline").Length - 1);
        Assert.Contains("<td class=\"num\">–</td>", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("71,5</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heat_cell_has_its_number_and_the_colour_of_its_level()
    {
        var spec = new HeatSpec("Kontraktor", ["a", "b", "c"], [new("PT", null, [new(59.9m, 1), new(90, 5), HeatCell.NoData])], [new(1, "Buruk"), new(5, "Baik ≥ 90")]);

        var html = System.Net.WebUtility.HtmlDecode(await UiHost.RenderAsync(new HeatTableTagHelper(UiHost.Text) { Spec = spec }, "heat-table"));

        Assert.Contains("<td class=\"h1c\">59,9</td><td class=\"h5c\">90</td><td class=\"h0c\">–</td>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"sw h5c\"></span>Baik ≥ 90</li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grade_that_somebody_invented_is_called_by_its_code() => Assert.Equal("GOLD", GradeTagHelper.WordFor(UiHost.Text, "GOLD"));

    [Fact]
    public async Task An_unknown_status_kind_is_refused()
    {
        var helper = new StatusTagHelper(UiHost.Sprite) { Kind = "red", ViewContext = UiHost.View() };

        await Assert.ThrowsAsync<ArgumentException>(() => UiHost.RenderAsync(helper, "status"));
    }
}
