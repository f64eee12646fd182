using System.Reflection;
using Icmesh.Host.Startup;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Icmesh.Tests.Architecture;

/// <summary>Nothing answers without naming who may ask.</summary>
internal static class PageRules
{
    /// <summary>ASP.NET's own in Development, for assets added while it runs; the Host refuses it.</summary>
    private const string DevelopmentFiles = "{**path:file}";

    private static readonly string[] Verbs = ["OnGet", "OnPost", "OnPut", "OnPatch", "OnDelete", "OnHead"];

    public static IEnumerable<MethodInfo> Handlers(Assembly assembly) =>
        assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract).SelectMany(Handlers);

    public static IEnumerable<MethodInfo> Handlers(Type model) =>
        model.GetMethods().Where(m => Array.Exists(Verbs, v => m.Name.StartsWith(v, StringComparison.Ordinal)));

    /// <param name="module">The noun that permissions begin with; null where any will do.</param>
    public static IEnumerable<string> Unguarded(IEnumerable<MethodInfo> handlers, string? module)
    {
        foreach (var handler in handlers)
        {
            var name = $"{handler.DeclaringType!.FullName}.{handler.Name}";
            var isOpen = handler.GetCustomAttribute<OpenToAllAttribute>() is not null || handler.DeclaringType.GetCustomAttribute<OpenToAllAttribute>() is not null;
            var permission = handler.GetCustomAttribute<RequiresAttribute>()?.Permission;
            if (permission is null && !isOpen)
            {
                yield return $"{name} names no permission";
            }
            else if (permission is not null && module is not null && !permission.StartsWith(module.ToLowerInvariant() + ".", StringComparison.Ordinal))
            {
                yield return $"{name} asks for {permission}, which is not of {module}";
            }
        }
    }

    /// <summary>Endpoints of a running application that are neither pages (checked by handler) nor static assets.</summary>
    public static IEnumerable<string> Unguarded(IEnumerable<Endpoint> endpoints) =>
        endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && !HostPipeline.IsStaticAsset(e) && e.RoutePattern.RawText != DevelopmentFiles)
            .Where(e => e.Metadata.GetMetadata<RequiresAttribute>() is null && e.Metadata.GetMetadata<OpenToAllAttribute>() is null)
            .Select(e => $"{e.RoutePattern.RawText} names no permission");

    /// <summary>A page without a handler would be a 403 for everybody.</summary>
    public static IEnumerable<string> WithoutModel(IReadOnlyCollection<SourceFile> files) =>
        files.Where(f => f.IsRazor && f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Text.TrimStart('\uFEFF').StartsWith("@page", StringComparison.Ordinal))
            .Where(f => files.All(o => o.Path != f.Path + ".cs")).Select(f => $"{f.Path} has no page model");

    /// <summary>A module's addresses begin with its noun; the start page alone is at the root.</summary>
    public static IEnumerable<string> Routes(IEnumerable<(string Module, string Route)> routes) =>
        routes.Where(r => r.Route.Trim('/').Length > 0 && !r.Route.TrimStart('/').Split('/')[0].Equals(r.Module, StringComparison.OrdinalIgnoreCase)
            && !r.Route.TrimStart('/').StartsWith($"api/{r.Module}", StringComparison.OrdinalIgnoreCase))
            .Select(r => $"{r.Module} answers at {r.Route}");
}
