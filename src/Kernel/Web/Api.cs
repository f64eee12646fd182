using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Icmesh.Kernel.Web;

/// <summary>
/// Addresses for devices and other systems, under <c>/api/v1</c>. They are called with a token alone: a browser's cookie counts for nothing
/// there, so no other site can make a signed-in person call them. Each names its permission like any other endpoint.
/// </summary>
public static class Api
{
    public const string Root = "/api", Version = "v1";

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup($"{Root}/{Version}").WithGroupName(Version).DisableAntiforgery();

    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments(Root);

    /// <summary>Permissions that the addresses ask for: what a token can be given.</summary>
    public static IReadOnlyList<string> Permissions(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText?.StartsWith(Root, StringComparison.Ordinal) is true)
            .Select(e => e.Metadata.GetMetadata<RequiresAttribute>()?.Permission).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];
}
