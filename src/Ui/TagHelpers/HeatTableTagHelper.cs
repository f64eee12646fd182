using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>Rows of scores over time.</summary>
/// <param name="RowTitle">What a row is, for the corner of the table ("Kontraktor").</param>
/// <param name="Key">What the colours mean, worst first.</param>
public sealed record HeatSpec(string RowTitle, IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows, IReadOnlyList<HeatBand> Key);

public sealed record HeatRow(string Title, string? Url, IReadOnlyList<HeatCell> Cells);

/// <param name="Level">Colour, 1 the worst to 5 the best.</param>
public readonly record struct HeatCell(decimal? Value, int Level)
{
    /// <summary>Drawn hatched.</summary>
    public static HeatCell NoData => default;
}

public sealed record HeatBand(int Level, string Words);

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
            foreach (var cell in row.Cells) line.Holding(Markup.Element("td", $"h{cell.Level}c", Written(cell.Value)));
            body.Holding(line);
        }

        return Markup.Element("table", "icm-heat").Holding(Markup.Element("thead").Holding(head), body);
    }

    private TagBuilder Key()
    {
        var key = Markup.Element("ul", "icm-key").With("aria-label", text["HeatKey"]);
        foreach (var band in Spec.Key) key.Holding(Entry(band.Level, band.Words));
        return key.Holding(Entry(0, text["NoData"]));
    }

    private static TagBuilder Entry(int band, string words)
    {
        var entry = Markup.Element("li").Holding(Markup.Element("span", $"sw h{band}c"));
        entry.InnerHtml.Append(words);
        return entry;
    }

    private static string Written(decimal? value) => value?.ToString("0.#", CultureInfo.CurrentCulture) ?? "–";
}
