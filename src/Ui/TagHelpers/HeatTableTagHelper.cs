using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>Rows of scores over time.</summary>
/// <param name="RowTitle">What a row is, for the corner of the table ("Kontraktor").</param>
/// <param name="Bounds">The four lower bounds of the bands above the worst, rising: 60, 70, 80, 90.</param>
public sealed record HeatSpec(string RowTitle, IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows, IReadOnlyList<decimal> Bounds);

/// <param name="Values">Null is "no data", drawn hatched.</param>
public sealed record HeatRow(string Title, string? Url, IReadOnlyList<decimal?> Values);

/// <summary><c>&lt;heat-table title="..." spec="Model.Heat" /&gt;</c>: the number is always there, colour only groups.</summary>
[HtmlTargetElement("heat-table", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HeatTableTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    public string Title { get; set; } = "";

    public HeatSpec Spec { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.AppendHtml(Markup.Element("div", "icm-scroll")
            .With("tabindex", "0").With("role", "group").With("aria-label", Title).Holding(Table()));
        output.Content.AppendHtml(Key());
    }

    private TagBuilder Table()
    {
        var head = Markup.Element("tr").Holding(
            Markup.Element("th").With("scope", "col").Holding(Markup.Element("span", "visually-hidden", Spec.RowTitle)));
        foreach (var column in Spec.Columns) head.Holding(Markup.Element("th", null, column).With("scope", "col"));

        var body = Markup.Element("tbody");
        foreach (var row in Spec.Rows)
        {
            var title = row.Url is null ? Markup.Element("span", null, row.Title) : Markup.Element("a", null, row.Title).With("href", row.Url);
            var line = Markup.Element("tr").Holding(Markup.Element("th").With("scope", "row").Holding(title));
            foreach (var value in row.Values) line.Holding(Markup.Element("td", $"h{BandOf(value)}c", Written(value)));
            body.Holding(line);
        }

        return Markup.Element("table", "icm-heat").Holding(Markup.Element("thead").Holding(head), body);
    }

    private TagBuilder Key()
    {
        var key = Markup.Element("ul", "icm-key").With("aria-label", text["HeatKey"]);
        var bounds = Spec.Bounds.Select(b => b.ToString("0.##", CultureInfo.CurrentCulture)).ToList();
        for (var band = 1; band <= bounds.Count + 1; band++)
        {
            var words = band == 1 ? $"< {bounds[0]}" : band > bounds.Count ? $"≥ {bounds[^1]}" : $"{bounds[band - 2]} – < {bounds[band - 1]}";
            key.Holding(Entry(band, words));
        }

        return key.Holding(Entry(0, text["NoData"]));
    }

    private static TagBuilder Entry(int band, string words)
    {
        var entry = Markup.Element("li").Holding(Markup.Element("span", $"sw h{band}c"));
        entry.InnerHtml.Append(words);
        return entry;
    }

    private int BandOf(decimal? value) => value is { } known ? 1 + Spec.Bounds.Count(b => known >= b) : 0;

    private static string Written(decimal? value) => value?.ToString("0.#", CultureInfo.CurrentCulture) ?? "–";
}
