using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace Icmesh.Ui;

/// <summary>Which line of the navigation the reader stands in.</summary>
internal static class MenuPosition
{
    /// <summary>The item with the longest address that the path begins with, so that a detail page marks its list.</summary>
    internal static MenuItem? Find(IEnumerable<MenuItem> items, PathString path) => items
        .Where(m => m.Url == "/" ? path == "/" : path.StartsWithSegments(m.Url, StringComparison.OrdinalIgnoreCase))
        .MaxBy(m => m.Url.Length);
}
