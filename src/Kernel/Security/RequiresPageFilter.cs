using System.Reflection;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Icmesh.Kernel.Security;

/// <summary>
/// Deny by default: each page handler runs only for those who hold the permission it names. The framework itself ignores
/// <c>[Authorize]</c> on Razor handlers, and an unknown <c>?handler=</c> would silently run the default one.
/// </summary>
public sealed class RequiresPageFilter(ICurrentUser user) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HandlerMethod?.MethodInfo;
        if (method?.GetCustomAttribute<OpenToAllAttribute>() is not null || method?.DeclaringType?.GetCustomAttribute<OpenToAllAttribute>() is not null)
        {
            return next();
        }

        if (method?.GetCustomAttribute<RequiresAttribute>() is not { } requires || !user.Has(requires.Permission))
        {
            context.Result = new StatusCodeResult(403);
            return Task.CompletedTask;
        }

        if (context.HttpContext.Request.Query.TryGetValue("handler", out var asked) &&
            !string.Equals(asked, context.HandlerMethod?.Name ?? "", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotFoundException($"handler {asked}");
        }

        return next();
    }
}
