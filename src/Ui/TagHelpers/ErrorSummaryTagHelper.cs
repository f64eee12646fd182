using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;error-summary /&gt;</c> lists every model error as a link to its field, in the order of the fields.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    private const int DeepestModel = 2;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icm-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "icm-errors-title");
        output.Content.AppendHtml(Markup.Element("h2", null, text["ErrorSummaryTitle"]).With("id", "icm-errors-title"));
        output.Content.AppendHtml(List(state));
    }

    private TagBuilder List(ModelStateDictionary state)
    {
        var order = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Number(ViewContext.ViewData.ModelMetadata, "", 0, order);

        var list = Markup.Element("ul");
        foreach (var (key, entry) in state.OrderBy(s => order.GetValueOrDefault(s.Key, int.MaxValue)))
        {
            foreach (var error in entry!.Errors)
            {
                var words = key.Length == 0
                    ? Markup.Element("span", null, error.ErrorMessage)
                    : Markup.Element("a", null, error.ErrorMessage).With("href", "#" + TagBuilder.CreateSanitizedId(key, "_"));
                list.InnerHtml.AppendHtml(Markup.Element("li").Holding(words));
            }
        }

        return list;
    }

    // ModelState enumerates in no useful order; the model's metadata knows the order in which the fields were written.
    private static void Number(ModelMetadata model, string prefix, int depth, Dictionary<string, int> order)
    {
        if (depth > DeepestModel) return;
        foreach (var property in model.Properties)
        {
            var key = prefix.Length == 0 ? property.PropertyName! : $"{prefix}.{property.PropertyName}";
            order.TryAdd(key, order.Count);
            if (property.IsComplexType && !property.IsEnumerableType && property.ModelType.Assembly == model.ModelType.Assembly)
                Number(property, key, depth + 1, order);
        }
    }
}
