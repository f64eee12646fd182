using System.Net;
using System.Text.RegularExpressions;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>What every answer carries, whatever it says and whoever asked.</summary>
internal static partial class AnswerRules
{
    private static readonly string[] Shown = ["text/html", "text/plain", "text/event-stream", "application/json", "application/problem+json"];

    /// <returns>The first thing that is wrong; null where nothing is.</returns>
    public static string? Fault(HttpResponseMessage answer, string text, bool isStatic = false)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return $"HTTP {(int)answer.StatusCode}";
        }

        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()") })
        {
            if (One(answer, name) != value)
            {
                return $"{name} is \"{One(answer, name)}\"";
            }
        }

        return Policy(One(answer, "Content-Security-Policy")) ?? Caching(answer, isStatic) ?? Cookies(answer) ?? Files(answer, isStatic) ?? Betrayal(answer, text);
    }

    private static string? Policy(string? policy) => policy switch
    {
        null => "no Content-Security-Policy",
        _ when !policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe-", StringComparison.Ordinal) || !policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) => $"Content-Security-Policy {policy}",
        _ => null,
    };

    private static string? Caching(HttpResponseMessage answer, bool isStatic) =>
        !isStatic && answer.Headers.CacheControl?.NoStore is not true ? $"Cache-Control is \"{answer.Headers.CacheControl}\"" : null;

    /// <summary>What somebody sent is saved by the browser, never shown as a page of ours.</summary>
    private static string? Files(HttpResponseMessage answer, bool isStatic) =>
        !isStatic && answer.StatusCode is HttpStatusCode.OK && answer.Content.Headers is { ContentType.MediaType: { } kind, ContentDisposition: var saved }
            && !Shown.Contains(kind) && saved?.DispositionType != "attachment" ? $"{kind} is shown by the browser" : null;

    /// <summary>The reader's choice of language and look is no secret, but no script needs it either.</summary>
    private static string? Cookies(HttpResponseMessage answer) => !answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? null
        : cookies.FirstOrDefault(c => !c.Contains("; httponly", StringComparison.OrdinalIgnoreCase) || !c.Contains("; secure", StringComparison.OrdinalIgnoreCase)
            || !c.Contains("; samesite=", StringComparison.OrdinalIgnoreCase) || c.Contains("; domain=", StringComparison.OrdinalIgnoreCase)) is { } loose ? $"cookie {Value().Replace(loose, "=…")}" : null;

    private static string? Betrayal(HttpResponseMessage answer, string text) =>
        answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By") ? "the answer names its server"
        : Stack().Match(text) is { Success: true } found ? $"a stack is in the answer: {found.Value}"
        : answer.StatusCode is HttpStatusCode.Redirect && !Local().IsMatch(answer.Headers.Location!.OriginalString) ? $"leads to {answer.Headers.Location!.OriginalString}"
        : null;

    private static string? One(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    [GeneratedRegex(@"\n\s+at [A-Z]\w+\.|Exception:|\.cs:line \d|SELECT .* FROM ")]
    private static partial Regex Stack();

    [GeneratedRegex(@"^(https://localhost)?/(?![/\\])")]
    private static partial Regex Local();

    [GeneratedRegex("=[^;]*")]
    private static partial Regex Value();
}
