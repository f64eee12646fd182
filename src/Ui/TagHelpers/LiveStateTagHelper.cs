using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;live-state /&gt;</c> says whether the numbers of this page follow by themselves; see assets/ts/live.ts.</summary>
[HtmlTargetElement("live-state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LiveStateTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var state = Markup.Element("span", "icm-live", "…").With("data-live-state", "").With("data-state", "off")
            .With("data-on", text["Live.On"]).With("data-retry", text["Live.Retry"]).With("data-updated", text["Live.Updated"]);
        output.Content.AppendHtml(state);
        output.Content.AppendHtml(Markup.Element("span", "visually-hidden").With("role", "status").With("data-live-say", ""));
    }
}
