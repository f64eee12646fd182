using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;status kind="bad"&gt;Terlambat&lt;/status&gt;</c>: icon, word and tint together, so hue is never the only signal.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper(SpriteUrl sprite) : TagHelper
{
    /// <summary>One of <c>ok</c>, <c>warn</c>, <c>bad</c>, <c>info</c> (in progress), <c>off</c> (not active, unknown), <c>stop</c>.</summary>
    public string Kind { get; set; } = "off";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"icm-status {Kind}");
        output.PreContent.SetHtmlContent(Markup.Icon(sprite, ViewContext.HttpContext, IconOf(Kind)));
    }

    private static string IconOf(string kind) => kind switch
    {
        "ok" => Icons.Ok,
        "warn" => Icons.Warn,
        "bad" => Icons.Bad,
        "info" => Icons.Info,
        "stop" => Icons.Stop,
        "off" => Icons.Off,
        _ => throw new ArgumentException($"<status kind=\"{kind}\">: use ok, warn, bad, info, off or stop."),
    };
}
