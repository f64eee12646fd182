using Icmesh.Host.Startup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>Something that the running application answers to: a handler of a page, or another endpoint with one of its verbs.</summary>
/// <param name="Route">Pattern of the address, without a slash at its start.</param>
/// <param name="Handler">Name of the page handler; empty for the default one and for what is no page.</param>
/// <param name="Source">Page or module that it comes from.</param>
internal sealed record Operation(string Verb, string Route, string Handler, bool IsPage, string Source)
{
    /// <summary>ASP.NET's own in Development, for assets added while it runs; the Host refuses it.</summary>
    private const string DevelopmentFiles = "{**path:file}";

    private string[] Segments => Route.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the parts of the address are called.</summary>
    public IReadOnlyList<string> RouteNames => [.. Segments.Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}', '*').Split(':', '?', '=')[0])];

    public static async Task<IReadOnlyList<Operation>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<Operation>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !HostPipeline.IsStaticAsset(e)))
        {
            var route = endpoint.RoutePattern.RawText ?? "";
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await loader.LoadAsync(page, endpoint.Metadata);
                found.AddRange(loaded.HandlerMethods.Select(h => new Operation(h.HttpMethod.ToUpperInvariant(), route.Trim('/'), h.Name ?? "", true, page.ViewEnginePath)));
            }
            else if (route != DevelopmentFiles)
            {
                var verbs = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                found.AddRange(verbs.Select(v => new Operation(v, route.Trim('/'), "", false, endpoint.DisplayName ?? route)));
            }
        }

        // A page named Index answers at two addresses; the longer one is the same operation.
        return [.. found.GroupBy(o => (o.Verb, o.Handler, o.IsPage ? o.Source : o.Route)).Select(g => g.MinBy(o => o.Route.Length)!).OrderBy(o => o.Route, StringComparer.Ordinal).ThenBy(o => o.Verb, StringComparer.Ordinal).ThenBy(o => o.Handler, StringComparer.Ordinal)];
    }

    /// <returns>How many parts of the address are named in the route word by word; null where the sample is of another operation.</returns>
    public int? Fits(Sample sample)
    {
        var (parts, route) = (sample.Path.Split('/', StringSplitOptions.RemoveEmptyEntries), Segments);
        if (sample.Verb != Verb || !HandlerOf(sample).Equals(Handler, StringComparison.OrdinalIgnoreCase)
            || parts.Length > route.Length || route.Skip(parts.Length).Any(s => !s.Contains('?', StringComparison.Ordinal)))
        {
            return null;
        }

        var pairs = parts.Zip(route).ToList();
        return pairs.TrueForAll(p => p.Second.StartsWith('{') || p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase))
            ? pairs.Count(p => !p.Second.StartsWith('{'))
            : null;
    }

    public static Operation? Of(Sample sample, IEnumerable<Operation> all) =>
        all.Select(o => (Operation: o, Fit: o.Fits(sample))).Where(o => o.Fit is not null).OrderByDescending(o => o.Fit).Select(o => o.Operation).FirstOrDefault();

    /// <summary>The line that is to be added where this operation has no sample.</summary>
    public string Proposal()
    {
        var address = "/" + string.Join('/', Segments.Select(s => s.StartsWith('{') ? $"{{{s.Trim('{', '}').Split(':', '?')[0]}}}" : s)) + (Handler.Length > 0 ? $"?handler={Handler}" : "");
        var module = Segments.FirstOrDefault() ?? "Host";
        return $"    new(\"{Verb} {address}\", \"row.of-matrix\"{(Route.Contains('{', StringComparison.Ordinal) ? ", Reach.Persons" : "")}{(Verb == "GET" ? "" : ", Form: \"Input.Field=value&Input.SiteId={site}\"")}),   // in tests/Icmesh.Tests/Security/Samples/{module}Samples.cs";
    }

    public override string ToString() => $"{Verb} /{Route}{(Handler.Length > 0 ? $"?handler={Handler}" : "")}";

    public static string HandlerOf(Sample sample) => sample.Address.Split('?') is [_, var query] && query.Split('&').FirstOrDefault(p => p.StartsWith("handler=", StringComparison.Ordinal)) is { } named ? named["handler=".Length..] : "";
}
