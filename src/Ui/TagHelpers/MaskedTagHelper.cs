using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;personal value="@row.Name" /&gt;</c> and <c>&lt;specific value="@incident.Narrative" /&gt;</c>: the value for those who may see it,
/// else a mask that says so.
/// </summary>
[HtmlTargetElement("personal", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("specific", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MaskedTagHelper(Masking masking, IStringLocalizer<UiText> text) : TagHelper
{
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // That nothing is known of somebody's body tells something as well.
        var shows = context.TagName == "specific" ? masking.Shows(DataClass.Specific) : string.IsNullOrEmpty(Value) || masking.Shows(DataClass.Personal);
        output.TagName = shows ? null : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (shows)
        {
            output.Content.SetContent(string.IsNullOrEmpty(Value) ? "–" : Value);
            return;
        }

        output.Attributes.SetAttribute("title", text["Masked"]);
        output.Content.AppendHtml(Markup.Element("span", null, Masking.Mask).With("aria-hidden", "true"));
        output.Content.AppendHtml(Markup.Element("span", "visually-hidden", text["Masked"]));
    }
}
