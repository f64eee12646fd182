using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;rights-link person="@worker.Id" /&gt;</c> among the actions of a person's page: to its personal data and rights. Nothing for those who may not go there.</summary>
[HtmlTargetElement("rights-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RightsLinkTagHelper(ICurrentUser user, SpriteUrl sprite, IStringLocalizer<UiText> text, PersonRights? rights = null) : TagHelper
{
    public Guid Person { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (rights is null || !user.Has(rights.Permission))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "btn btn-default");
        output.Attributes.SetAttribute("href", rights.Page(Person));
        output.Content.AppendHtml(Markup.Icon(sprite, ViewContext.HttpContext, Icons.Privacy));
        output.Content.Append(text["PersonalData"]);
    }
}
