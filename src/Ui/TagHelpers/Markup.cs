using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Ui.TagHelpers;

/// <summary>Small pieces of markup that several tag helpers share. Text is always encoded.</summary>
internal static class Markup
{
    internal static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    internal static TagBuilder Element(string name, string? css = null, string? text = null)
    {
        var tag = new TagBuilder(name);
        if (css is not null) tag.Attributes["class"] = css;
        if (text is not null) tag.InnerHtml.Append(text);
        return tag;
    }

    internal static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null) tag.Attributes[attribute] = value;
        return tag;
    }

    internal static TagBuilder Holding(this TagBuilder tag, params IHtmlContent[] children)
    {
        foreach (var child in children) tag.InnerHtml.AppendHtml(child);
        return tag;
    }

    internal static TagBuilder Icon(SpriteUrl sprite, HttpContext context, string name) =>
        Element("svg", "icon").With("aria-hidden", "true")
            .Holding(Element("use").With("href", $"{sprite.For(context)}#i-{name}"));

    /// <summary>The page's own address with some query values changed; a null value leaves the key out.</summary>
    internal static string UrlWith(HttpRequest request, params (string Key, string? Value)[] changes)
    {
        var query = request.Query
            .Where(q => changes.All(c => !c.Key.Equals(q.Key, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
            .Concat(changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value)))
            .Where(q => !string.IsNullOrEmpty(q.Value));
        return request.PathBase + request.Path + QueryString.Create(query).ToUriComponent();
    }
}
