using System.Text.RegularExpressions;
using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>Whatever an address or form says about where to go next, nobody is led away from here, and no header is written by a caller.</summary>
internal static partial class Redirects
{
    private const string Away = "kenari-jauh.example";

    private static readonly string[] Places =
    [
        $"//{Away}", $"https://{Away}", $"http:{Away}", $"/\\{Away}", $"\\/{Away}", $"\\\\{Away}", $"/\t/{Away}", $"/\n/{Away}", $"/\r\n/{Away}", $"~//{Away}", $"/~//{Away}", $"///{Away}", $"////{Away}",
        $"https:///{Away}", $"https:\\\\{Away}", $"javascript:location='//{Away}'", $"data:text/html,{Away}", $"{Away}", $" //{Away}", $"\u0000//{Away}", $"\u3000//{Away}", $"/%09/{Away}", $"/%5c{Away}", $"/%2f{Away}",
        $"//{Away}%2f..", $"https://localhost@{Away}", $"https://localhost.{Away}", $"//[::1]@{Away}", $"/ok\r\nSet-Cookie: kenari=1", $"/ok\nLocation: https://{Away}", "/ok%0d%0aSet-Cookie:kenari=1", "/ok\u560d\u560aSet-Cookie:kenari=1",
    ];

    public static async Task RunAsync(Sweep sweep)
    {
        foreach (var sample in sweep.Safe.Concat(sweep.Unsafe).Where(s => !s.IsApi))
        {
            var names = sweep.FieldsOf(sample).Select(f => f.Name).Where(n => Where().IsMatch(n)).Append("returnUrl").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var who = sweep.Allowed(sample).Last();

            // Most pages read no such field: a few places show that. Those that do are asked for all of them.
            var places = names.Count > 1 || sweep.FieldsOf(sample).Any(f => f.Name.Equals("returnUrl", StringComparison.OrdinalIgnoreCase)) ? Places : [Places[0], Places[7], Places[^4]];
            foreach (var (place, name) in places.SelectMany(p => names.Select(n => (p, n))))
            {
                var call = sweep.CallOf(sample, who).Asking($"{name}={Uri.EscapeDataString(place)}");
                await TryAsync(sweep, call.Verb == "GET" ? call : call.With(name, place), place);
            }
        }

        foreach (var header in new[] { "Host", "X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "Origin", "Referer" })
        {
            foreach (var address in new[] { "/", "/Contractors", "/Accounts/SignIn", "/tidak-ada" })
            {
                await TryAsync(sweep, new Call("GET", address) { Headers = [(header, header is "Origin" or "Referer" ? $"https://{Away}/" : header.Contains("URL", StringComparison.Ordinal) ? "/Accounts/Matrix" : Away)] }, header);
            }
        }
    }

    private static async Task TryAsync(Sweep sweep, Call call, string place)
    {
        var answer = await sweep.SendAsync(call);
        sweep.WasChanged();
        var location = Location().Match(answer.Headers) is { Success: true } found ? found.Groups[1].Value.Trim() : "";
        var led = location.Length > 0 && (!location.StartsWith('/') || location is ['/', '/' or '\\', ..]);
        if (led || answer.Fault is not null || answer.Headers.Contains("kenari=1", StringComparison.Ordinal) && !location.Contains("kenari", StringComparison.Ordinal) || Link().IsMatch(answer.Text))
        {
            sweep.Faults.Add($"{call} with {Uri.EscapeDataString(place)}: {answer.Status} {location} {answer.Fault} {Link().Match(answer.Text)}");
        }
    }

    [GeneratedRegex("url|return|back|next|redirect|target", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex(@"(?m)^(?:Location|HX-Redirect|HX-Location|Refresh): (.*)$")]
    private static partial Regex Location();

    /// <summary>A link or form of the page that leads away: what an attribute holds, as a browser resolves it.</summary>
    [GeneratedRegex("""(?:href|action|src|formaction)="(?:\s|[a-zA-Z]+:|[/\\]{2}|~)[^"]*kenari-jauh""")]
    private static partial Regex Link();
}
