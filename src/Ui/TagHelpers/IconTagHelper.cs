using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;icon name="shield-check" /&gt;</c> from the sprite; decorative unless a label is given.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(SpriteUrl sprite) : TagHelper
{
    /// <summary>A Tabler outline icon. The build reads literal names only; a name from C# must stand in a MenuItem or Icons.cs.</summary>
    public string Name { get; set; } = "";

    public string? Label { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        output.Content.SetHtmlContent(Markup.Element("use").With("href", $"{sprite.For(ViewContext.HttpContext)}#i-{Name}"));
    }
}
