using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;trend-chart id="trend" title="..." spec="Model.Trend" /&gt;</c>: a server-drawn line first, the data as a table in a
/// disclosure, and ECharts in its place when script and bandwidth allow.
/// </summary>
[HtmlTargetElement("trend-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendChartTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Id { get; set; } = "chart";

    public string Title { get; set; } = "";

    public ChartSpec Spec { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icm-chart");
        output.Attributes.SetAttribute("id", Id);
        if (!Spec.Series.Any(s => s.Data.Any(v => v is not null)))
        {
            output.Content.AppendHtml(Markup.Element("p", "muted", text["NoDataYet"]));
            return;
        }

        output.Content.AppendHtml(Markup.Element("div", "plot")
            .With("data-chart", JsonSerializer.Serialize(Spec, Json)).With("role", "img").With("aria-label", Title)
            .Holding(TrendChartSvg.Draw(Spec)));
        output.Content.AppendHtml(Markup.Element("details").Holding(Markup.Element("summary", null, text["ShowDataTable"]), Table()));
    }

    private TagBuilder Table()
    {
        var head = Markup.Element("tr").Holding(Markup.Element("td"));
        foreach (var x in Spec.X) head.Holding(Markup.Element("th", "num", x).With("scope", "col"));

        var body = Markup.Element("tbody");
        foreach (var series in Spec.Series)
        {
            var row = Markup.Element("tr").Holding(Markup.Element("th", null, series.Name).With("scope", "row"));
            foreach (var value in series.Data) row.Holding(Markup.Element("td", "num", Written(value)));
            body.Holding(row);
        }

        return Markup.Element("div", "icm-scroll").With("tabindex", "0").With("role", "group").With("aria-label", Title)
            .Holding(Markup.Element("table", "table table-sm").Holding(Markup.Element("thead").Holding(head), body));
    }

    private static string Written(decimal? value) => value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "–";
}

/// <summary>The first paint. Lines live in an inner svg that stretches; words stay outside it, so that text is never distorted.</summary>
internal static class TrendChartSvg
{
    private const int GridLines = 4;
    private const int Width = 600;
    private const int Height = 200;

    internal static IHtmlContent Draw(ChartSpec spec)
    {
        var values = spec.Series.SelectMany(s => s.Data).OfType<decimal>().ToList();
        if (spec.Limit is not null) values.Add(spec.Limit.Value);
        var plot = new Plot(spec.X.Count, spec.Min ?? values.Min(), spec.Max ?? values.Max(), Width, Height);
        return Markup.Element("svg", "fallback").With("aria-hidden", "true").Holding(
            Words(spec, plot),
            Lines(spec, plot));
    }

    private static HtmlContentBuilder Words(ChartSpec spec, Plot plot)
    {
        var words = new HtmlContentBuilder();
        words.AppendHtml(Text("6%", "5%", "start", string.Join("  ·  ", spec.Series.Select(s => s.Name))));
        for (var line = 0; line <= GridLines; line++)
        {
            var value = plot.Low + (plot.High - plot.Low) * line / GridLines;
            words.AppendHtml(Text("5%", Percent(91.5m - 80m * line / GridLines), "end", value.ToString("0.#", CultureInfo.CurrentCulture)));
        }

        var step = spec.X.Count > 8 ? 2 : 1;
        for (var i = 0; i < spec.X.Count; i += step)
            words.AppendHtml(Text(Percent(6 + 90 * plot.X(i) / Width), "97%", "middle", spec.X[i]));
        return words;
    }

    private static TagBuilder Lines(ChartSpec spec, Plot plot)
    {
        var lines = Markup.Element("svg").With("x", "6%").With("y", "10%").With("width", "90%").With("height", "80%")
            .With("viewBox", $"0 0 {Width} {Height}").With("preserveAspectRatio", "none").With("overflow", "visible");
        for (var line = 0; line <= GridLines; line++) lines.Holding(Across("gr", Height * line / (decimal)GridLines));
        if (spec.Limit is { } limit) lines.Holding(Across("ln2", plot.Y(limit.Value)));
        foreach (var series in spec.Series)
        {
            foreach (var points in plot.Lines(series.Data))
                lines.Holding(Markup.Element("polyline", series.Dashed ? "ln2" : "ln").With("points", points));
        }

        return lines;
    }

    private static TagBuilder Across(string css, decimal y) =>
        Markup.Element("line", css).With("x1", "0").With("x2", $"{Width}").With("y1", Number(y)).With("y2", Number(y));

    private static TagBuilder Text(string x, string y, string anchor, string words) =>
        Markup.Element("text", null, words).With("x", x).With("y", y).With("text-anchor", anchor);

    private static string Percent(decimal value) => Number(value) + "%";

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
