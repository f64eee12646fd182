using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;history-link subject="incident" id="@incident.Id" /&gt;</c> among the actions of a record's page: to who changed what of it and
/// when. Without an id it leads to all entries of that kind. Nothing for those who may not see them.
/// </summary>
[HtmlTargetElement("history-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HistoryLinkTagHelper(IEnumerable<ActivityNoun> nouns, ICurrentUser user, SpriteUrl sprite, IStringLocalizer<UiText> text) : TagHelper
{
    /// <summary>Name of an <see cref="ActivityNoun"/>.</summary>
    public string Subject { get; set; } = "";

    public Guid? Id { get; set; }

    /// <summary><c>sm</c> within a table.</summary>
    public string? Size { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var noun = nouns.SingleOrDefault(n => n.Name == Subject) ?? throw new ArgumentException($"<history-link subject=\"{Subject}\">: no module has such a noun.");
        if (!noun.IsSeenBy(user))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"btn btn-default{(Size is null ? "" : $" btn-{Size}")}");
        output.Attributes.SetAttribute("href", Id is { } id ? $"/Activity/{Subject}/{id}" : $"/Activity?subject={Subject}");
        output.Content.AppendHtml(Markup.Icon(sprite, ViewContext.HttpContext, Icons.History));
        output.Content.Append(text["History"]);
    }
}
