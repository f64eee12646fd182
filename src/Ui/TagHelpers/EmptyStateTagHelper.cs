using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;empty-state title="Belum ada kontraktor"&gt;What would be here, and one action&lt;/empty-state&gt;</c>. Under a filter it says
/// instead that nothing matches and offers to clear the filter; with <c>denied</c>, that the reader has no permission.
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(IStringLocalizer<UiText> text, SpriteUrl sprite) : TagHelper
{
    public string Title { get; set; } = "";

    public bool Denied { get; set; }

    /// <summary>False where the emptiness does not depend on the filters of the page.</summary>
    public bool Filtered { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icm-empty");
        if (Denied) Fill(output, Icons.NoPermission, text["Empty.Denied"], Markup.Element("p", null, text["Empty.DeniedHelp"]));
        else if (Filtered && FilterBarTagHelper.IsFiltered(ViewContext)) Fill(output, Icons.NoMatch, text["Empty.NoMatch"], NoMatch());
        else
        {
            var inside = await output.GetChildContentAsync();
            Fill(output, Icons.NothingYet, Title, Markup.Element("div").Holding(inside));
        }
    }

    private TagBuilder NoMatch()
    {
        var request = ViewContext.HttpContext.Request;
        return Markup.Element("div").Holding(
            Markup.Element("p", null, text["Empty.NoMatchHelp"]),
            Markup.Element("a", "btn btn-default", text["Filter.Clear"]).With("href", request.PathBase + request.Path));
    }

    private void Fill(TagHelperOutput output, string icon, string title, TagBuilder rest)
    {
        output.Content.AppendHtml(Markup.Icon(sprite, ViewContext.HttpContext, icon));
        output.Content.AppendHtml(Markup.Element("h2", null, title));
        output.Content.AppendHtml(rest);
    }
}
