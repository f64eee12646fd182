using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;th sort="name"&gt;Nama&lt;/th&gt;</c>: a column header that sorts by a link, keeping the filters of the page.</summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortHeaderTagHelper(SpriteUrl sprite) : TagHelper
{
    /// <summary>The column's code in the address; <c>-code</c> is descending.</summary>
    public string Sort { get; set; } = "";

    /// <summary>The order of the page when the address names none: <c>asc</c> or <c>desc</c> on that one column.</summary>
    public string? SortDefault { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var asked = request.Query[ListQuery.SortKey].ToString();
        if (asked.Length == 0 && SortDefault is not null) asked = SortDefault == "desc" ? "-" + Sort : Sort;

        var ascending = asked == Sort;
        var descending = asked == "-" + Sort;
        var icon = ascending ? Icons.Ascending : descending ? Icons.Descending : Icons.Sortable;
        var url = Markup.UrlWith(request, (ListQuery.SortKey, ascending ? "-" + Sort : Sort), (ListQuery.PageKey, null));

        output.Attributes.SetAttribute("scope", "col");
        if (ascending || descending) output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");
        var link = Markup.Element("a").With("href", url).Holding(await output.GetChildContentAsync());
        output.Content.SetHtmlContent(link.Holding(Markup.Icon(sprite, ViewContext.HttpContext, icon)));
    }
}
