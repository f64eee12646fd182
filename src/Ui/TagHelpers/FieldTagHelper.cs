using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;field asp-for="Input.Name" label="@T["Name"]" hint="..." /&gt;</c>: label, hint, error and control, in that order and tied
/// together. The control follows the property's type; <c>options</c> makes a select, or cards with <c>choices</c>; <c>rows</c> a
/// text area; content of its own replaces it.
/// </summary>
[HtmlTargetElement("field", Attributes = ForName)]
public sealed class FieldTagHelper(IHtmlGenerator html, IStringLocalizer<UiText> text) : TagHelper
{
    private const string ForName = "asp-for";

    [HtmlAttributeName(ForName)]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Written behind the control: "jam", "% LEL".</summary>
    public string? Unit { get; set; }

    /// <summary>The <c>type</c> of an input where the property's type does not say it: <c>email</c>, <c>month</c>, <c>file</c>.</summary>
    public string? Type { get; set; }

    /// <summary>What the browser may fill in: <c>username</c>, <c>current-password</c>.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Which keys a phone shows: <c>numeric</c>.</summary>
    public string? Inputmode { get; set; }

    /// <summary>Lines of a text area.</summary>
    public int Rows { get; set; }

    /// <summary>A short answer gets a narrow control.</summary>
    public bool Narrow { get; set; }

    /// <summary>Marked as optional; when not said, the property's own [Required] decides.</summary>
    public bool? Optional { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary><c>radio</c> or <c>checkbox</c>: the options as cards instead of a select.</summary>
    public string? Choices { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, html.IdAttributeDotReplacement);

    private bool IsBad => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var grouped = Choices is not null;
        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"fld {(IsBad ? "bad " : "")}{output.Attributes["class"]?.Value}".TrimEnd());
        if (grouped)
        {
            output.Attributes.SetAttribute("id", Id);
            output.Attributes.SetAttribute("tabindex", "-1");
            if (DescribedBy() is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        }

        output.Content.AppendHtml(Title(grouped ? Markup.Element("legend") : Markup.Element("label", "form-label").With("for", Id)));
        if (Hint is not null) output.Content.AppendHtml(Markup.Element("div", "form-text", Hint).With("id", $"{Id}-hint"));
        foreach (var error in Errors()) output.Content.AppendHtml(error);
        output.Content.AppendHtml(inside.IsEmptyOrWhiteSpace ? Control() : inside);
    }

    private TagBuilder Title(TagBuilder title)
    {
        title.InnerHtml.Append(Label.Length > 0 ? Label : For.Metadata.GetDisplayName());
        if (Optional ?? !For.Metadata.IsRequired) title.Holding(Markup.Element("span", "opt", " " + text["Field.Optional"]));
        return title;
    }

    private IEnumerable<IHtmlContent> Errors()
    {
        if (!IsBad) yield break;
        var words = string.Join(' ', ViewContext.ViewData.ModelState[Name]!.Errors.Select(e => e.ErrorMessage));
        yield return Markup.Element("span", "field-validation-error", words).With("id", $"{Id}-error");
    }

    private string? DescribedBy()
    {
        string?[] ids = [Hint is null ? null : $"{Id}-hint", IsBad ? $"{Id}-error" : null, Unit is null ? null : $"{Id}-unit"];
        var known = string.Join(' ', ids.OfType<string>());
        return known.Length == 0 ? null : known;
    }

    private IHtmlContent Control()
    {
        var control = new FieldControl(html, ViewContext, For);
        if (Choices is not null) return control.Cards(Choices, Name, Options ?? []);

        var attributes = new Dictionary<string, object?> { ["class"] = (Options is null ? "form-control" : "form-select") + (Narrow ? " narrow" : "") };
        if (DescribedBy() is { } ids) attributes["aria-describedby"] = ids;
        if (IsBad) attributes["aria-invalid"] = "true";
        if (Inputmode is not null) attributes["inputmode"] = Inputmode;
        if (Autocomplete is not null) attributes["autocomplete"] = Autocomplete;

        var made = Options is not null ? control.Select(Options, attributes, text["Field.Choose"])
            : Rows > 0 ? html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes)
            : control.Input(Type, attributes);
        if (Unit is null) return made;

        return Markup.Element("div", "input-group" + (Narrow ? " narrow" : ""))
            .Holding(made, Markup.Element("span", "input-group-text", Unit).With("id", $"{Id}-unit"));
    }
}

/// <summary>The control of a field, after the type of its property.</summary>
internal sealed class FieldControl(IHtmlGenerator html, ViewContext view, ModelExpression property)
{
    private Type Type => property.Metadata.UnderlyingOrModelType;

    internal IHtmlContent Input(string? type, Dictionary<string, object?> attributes)
    {
        type ??= Type == typeof(DateOnly) ? "date" : Type == typeof(TimeOnly) ? "time" : Type == typeof(DateTime) ? "datetime-local" : "text";
        attributes["type"] = type;
        if (type == "text" && Type == typeof(decimal)) attributes["inputmode"] = "decimal";
        if (type == "text" && (Type == typeof(int) || Type == typeof(long))) attributes["inputmode"] = "numeric";
        if (type == "text") attributes.TryAdd("autocomplete", "off");
        if (type is "date" or "time" or "month") attributes["class"] += " narrow";

        // A password never comes back to the page.
        if (type == "password") return html.GeneratePassword(view, property.ModelExplorer, property.Name, value: null, attributes);

        var format = type switch
        {
            "date" => "{0:yyyy-MM-dd}",
            "time" => "{0:HH:mm}",
            "month" => "{0:yyyy-MM}",
            "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
            _ => Type == typeof(decimal) ? "{0:0.##########}" : null,
        };
        var input = html.GenerateTextBox(view, property.ModelExplorer, property.Name, property.Model, format, attributes);
        return type == "date" ? Markup.Element("div", "icm-date").Holding(input, Words()) : input;
    }

    // The native control shows the browser's language; the page's own words stand beside it.
    private TagBuilder Words()
    {
        var words = property.Model is DateOnly date ? date.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture) : null;
        return Markup.Element("output", null, words);
    }

    internal TagBuilder Select(IEnumerable<SelectListItem> options, Dictionary<string, object?> attributes, string choose) =>
        html.GenerateSelect(view, property.ModelExplorer, choose, property.Name, options, Chosen(), allowMultiple: false, attributes);

    internal TagBuilder Cards(string kind, string name, IEnumerable<SelectListItem> options)
    {
        var chosen = Chosen();
        var cards = Markup.Element("div", "icm-choice two");
        foreach (var option in options)
        {
            var input = Markup.Element("input").With("type", kind).With("name", name).With("value", option.Value)
                .With("checked", option.Selected || chosen.Contains(option.Value) ? "checked" : null);
            input.TagRenderMode = TagRenderMode.SelfClosing;
            var words = Markup.Element("span", null, option.Text);
            if (option.Group?.Name is { } hint) words.Holding(Markup.Element("small", null, hint));
            cards.Holding(Markup.Element("label").Holding(input, words));
        }

        return cards;
    }

    private ICollection<string> Chosen() =>
        html.GetCurrentValues(view, property.ModelExplorer, property.Name, allowMultiple: property.Metadata.IsEnumerableType) ?? [];
}
