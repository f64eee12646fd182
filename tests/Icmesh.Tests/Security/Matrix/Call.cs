using System.Text;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>One request as somebody's browser or device would send it, to be sent as it is or with one thing changed.</summary>
internal sealed record Call(string Verb, string Address)
{
    public const string TokenField = "__RequestVerificationToken";

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    public string Cookies { get; init; } = "";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Antiforgery token of the form; null sends none.</summary>
    public string? Token { get; init; }

    public (string Field, string Name, string Content)? File { get; init; }

    public string? Json { get; init; }

    /// <summary>The body of the form as it is, for what no browser would write.</summary>
    public string? Raw { get; init; }

    public static Call Of(Town town, Sample sample, Principal who, Side target) => new(sample.Verb, sample.AddressFor(sample.IsInForm ? town.A : target))
    {
        Fields = sample.FieldsFor(target, town.A),
        Cookies = who.Cookies,
        Headers = who.Headers,
        Token = sample.Permission is null && !who.IsSignedIn ? who.VisitorToken : who.Token,
        File = sample.File,
        Json = sample.Json,
    };

    /// <summary>The same with a field of another value, or with one more field.</summary>
    public Call With(string field, string value) =>
        this with { Fields = [.. Fields.Where(f => !f.Key.Equals(field, StringComparison.OrdinalIgnoreCase)), KeyValuePair.Create(field, value)] };

    /// <summary>The same with something more in the address.</summary>
    public Call Asking(string query) => this with { Address = $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}" };

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(new HttpMethod(Verb), Address);
        if (Cookies.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", Cookies);
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (Verb is not ("GET" or "HEAD" or "OPTIONS" or "TRACE"))
        {
            request.Content = Body();
        }

        return request;
    }

    private HttpContent Body()
    {
        if (Json is not null)
        {
            return new StringContent(Json, Encoding.UTF8, "application/json");
        }

        var fields = Token is null ? Fields : [.. Fields, KeyValuePair.Create(TokenField, Token)];
        if (Raw is not null)
        {
            return new StringContent($"{Raw}&{TokenField}={Token}", Encoding.ASCII, "application/x-www-form-urlencoded");
        }

        return File is { } file ? Multipart(fields, file) : new FormUrlEncodedContent(fields);
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields, (string Field, string Name, string Content) file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new StringContent(file.Content), file.Field, file.Name);
        return content;
    }

    public override string ToString() => $"{Verb} {Address}";
}
