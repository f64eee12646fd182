using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;filter-bar page="Model.Contractors"&gt;</c> fields <c>&lt;/filter-bar&gt;</c>: a GET form that applies itself without
/// losing the reader's place, has a real button where there is no script, and offers to clear what is set.
/// </summary>
[HtmlTargetElement("filter-bar")]
public sealed class FilterBarTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    public IPage? Page { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var path = request.PathBase + request.Path;
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", path);
        output.Attributes.SetAttribute("class", "icm-filter");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", text["Filter.Name"]);
        // Morphing keeps the focus in the field that was just changed.
        output.Attributes.SetAttribute("hx-get", path);
        output.Attributes.SetAttribute("hx-trigger", "change, submit");
        output.Attributes.SetAttribute("hx-target", "#content");
        output.Attributes.SetAttribute("hx-select", "#content");
        output.Attributes.SetAttribute("hx-swap", "outerMorph");
        output.Attributes.SetAttribute("hx-replace-url", "true");

        foreach (var key in new[] { ListQuery.SortKey, ListQuery.SizeKey })
        {
            var value = request.Query[key].ToString();
            if (value.Length > 0)
                output.PreContent.AppendHtml(Markup.Element("input").With("type", "hidden").With("name", key).With("value", value));
        }

        output.PostContent.AppendHtml(Markup.Element("button", "btn btn-default apply", text["Filter.Apply"]));
        if (IsFiltered(ViewContext))
            output.PostContent.AppendHtml(Markup.Element("a", "btn btn-ghost", text["Filter.Clear"]).With("href", path));
        if (Page is not null)
            output.PostContent.AppendHtml(Markup.Element("span", "count", text["Filter.Count", PagerTagHelper.Total(Page.Total)]).With("role", "status"));
    }

    internal static bool IsFiltered(ViewContext view) => view.HttpContext.Request.Query.Any(q =>
        q.Key is not (ListQuery.PageKey or ListQuery.SizeKey or ListQuery.SortKey) && !string.IsNullOrEmpty(q.Value));
}
