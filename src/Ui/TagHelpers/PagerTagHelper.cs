using System.Globalization;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;pager page="Model.Contractors" /&gt;</c> below a table: which rows, how many in all, page size, previous and next.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    public IPage Page { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Page.Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icm-pager");
        output.Attributes.SetAttribute("aria-label", text["Pager.Name"]);

        var first = (Page.Number - 1) * Page.Size + 1;
        output.Content.AppendHtml(Markup.Element("span", null, text["Pager.Rows", Number(first), Number(first + Page.Shown - 1), Total(Page.Total)]));
        if (Page.Total > ListQuery.Sizes[0]) output.Content.AppendHtml(Sizes());
        if (Page.Number > 1 || Page.HasMore) output.Content.AppendHtml(Moves());
    }

    /// <summary>A total as the reader sees it: exact to 1,000, then "1.000+".</summary>
    internal static string Total(int total) =>
        total > PageOf<object>.Exact ? Number(PageOf<object>.Exact) + "+" : Number(total);

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private TagBuilder Sizes()
    {
        var list = Markup.Element("ul").With("aria-label", text["Pager.Size"]);
        foreach (var size in ListQuery.Sizes)
        {
            var link = Markup.Element("a", null, Number(size)).With("aria-current", size == Page.Size ? "true" : null)
                .With("href", Url((ListQuery.SizeKey, Query(size)), (ListQuery.PageKey, null)));
            list.Holding(Markup.Element("li").Holding(link));
        }

        return list;
    }

    private TagBuilder Moves()
    {
        var moves = Markup.Element("div", "moves");
        if (Page.Number > 1) moves.Holding(Move("Pager.Previous", "prev", Page.Number - 1));
        moves.Holding(Markup.Element("span", null, text["Pager.Page", Number(Page.Number)]));
        if (Page.HasMore) moves.Holding(Move("Pager.Next", "next", Page.Number + 1));
        return moves;
    }

    private TagBuilder Move(string word, string relation, int number) =>
        Markup.Element("a", "btn btn-sm btn-default", text[word]).With("rel", relation)
            .With("href", Url((ListQuery.PageKey, number == 1 ? null : Query(number))));

    private string Url(params (string Key, string? Value)[] changes) => Markup.UrlWith(ViewContext.HttpContext.Request, changes);

    private static string Query(int value) => value.ToString(CultureInfo.InvariantCulture);
}
