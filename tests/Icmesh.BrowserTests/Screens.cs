using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using IPage = Microsoft.Playwright.IPage;

namespace Icmesh.BrowserTests;

/// <param name="Page">Its place among the files: <c>/Contractors/Details</c>.</param>
/// <param name="Name">The place and which optional parts of the address are filled, fit for a file's name.</param>
internal sealed record Screen(string Page, string Name, string Url);

/// <summary>One address for each page of the application, found by following links as a person does: a new page is looked at without being named.</summary>
internal static partial class Screens
{
    /// <summary>Where no link leads, but what a person did.</summary>
    private static readonly string[] Asked = ["/Accounts/StepUp?returnUrl=%2FReporting"];

    private static readonly Dictionary<string, IReadOnlyList<Screen>> Found = [];

    /// <summary>Every page, by its place among the files.</summary>
    public static IReadOnlyList<string> Pages(IServiceProvider services) => [.. Routes(services).Select(r => r.Page).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Followed once a person for all tests of the run: the addresses are the same in every theme and language.</summary>
    /// <param name="person">Who is signed in.</param>
    public static async Task<IReadOnlyList<Screen>> FindAsync(IServiceProvider services, IPage browser, string person = "hse.admin")
    {
        if (Found.TryGetValue(person, out var known))
        {
            return known;
        }

        var routes = Routes(services);
        var found = new Dictionary<string, Screen>();
        var waiting = new Queue<string>(["/"]);
        foreach (var url in Asked)
        {
            found.Add(Find(routes, url)!.Name, Find(routes, url)!);
        }

        while (waiting.TryDequeue(out var url))
        {
            var answer = await browser.APIRequest.GetAsync(new Uri(new Uri(browser.Url), url).ToString());
            foreach (var link in Link().Matches(await answer.TextAsync()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => !l.Contains("handler=", StringComparison.Ordinal)))
            {
                if (Find(routes, link) is { } screen && found.TryAdd(screen.Name, screen))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return Found[person] = [.. found.Values.OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static Screen? Find(IReadOnlyList<Route> routes, string url)
    {
        foreach (var route in routes)
        {
            var values = new RouteValueDictionary();
            if (route.Matcher.TryMatch(url.Split('?')[0], values) && route.Guids.All(g => values[g] is null || Guid.TryParse($"{values[g]}", out _)))
            {
                var filled = values.Where(v => v.Value is not null && v.Key != "page").Select(v => v.Key).Order(StringComparer.Ordinal);
                return new(route.Page, string.Join('-', [route.Page[1..].Replace('/', '-'), .. filled]), url);
            }
        }

        return null;
    }

    /// <summary>The most particular first, as the application itself chooses.</summary>
    private static List<Route> Routes(IServiceProvider services) =>
    [
        .. services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().OrderBy(e => e.RoutePattern.InboundPrecedence)
            .Select(e => (Endpoint: e, Page: e.Metadata.GetMetadata<PageActionDescriptor>())).Where(e => e.Page is not null)
            .Select(e => new Route(
                e.Page!.ViewEnginePath, new TemplateMatcher(TemplateParser.Parse(e.Endpoint.RoutePattern.RawText!), new RouteValueDictionary()),
                [.. e.Endpoint.RoutePattern.ParameterPolicies.Where(p => p.Value.Any(v => v.Content == "guid")).Select(p => p.Key)])),
    ];

    [GeneratedRegex("href=\"(/(?!_content/)[^\"#]*)")]
    private static partial Regex Link();

    private sealed record Route(string Page, TemplateMatcher Matcher, IReadOnlyList<string> Guids);
}
