using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Icmesh.Tests.Support;

/// <summary>Opens pages and fills forms as a browser without script does.</summary>
internal static class Forms
{
    private const string TokenField = "__RequestVerificationToken";

    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string url)
    {
        using var answer = await client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page, changes some fields of its form in the content and posts it to the same address.</summary>
    public static async Task<HttpResponseMessage> FillAsync(this HttpClient client, string url, params (string Name, string Value)[] changes) =>
        await client.SendAsync(await client.OpenAsync(url), url, changes);

    /// <summary>Posts a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, IHtmlDocument page, string url, params (string Name, string Value)[] changes)
    {
        var form = page.QuerySelector("form.icm-form")!;
        var fields = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("input[name],select[name],textarea[name]"))
        {
            if (Value(field) is { } value)
            {
                fields.TryAdd(field.GetAttribute("name")!, value);
            }
        }

        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(url, UriKind.Relative), content);
    }

    /// <summary>The antiforgery token of a page, or of one form.</summary>
    public static KeyValuePair<string, string> Token(IParentNode page) =>
        KeyValuePair.Create(TokenField, page.QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!);

    private static string? Value(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? choice.Value : null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}
