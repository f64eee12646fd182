using System.Reflection;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Icmesh.Kernel.Security;

/// <summary>
/// Deny by default: each page handler runs only for those who hold the permission it names, behind the fence that comes with it. The
/// framework itself ignores <c>[Authorize]</c> on Razor handlers, and an unknown <c>?handler=</c> would silently run the default one.
/// </summary>
public sealed class RequiresPageFilter(ICurrentUser user, Gate gate, IStepUp? stepUp = null) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HandlerMethod?.MethodInfo;
        if (method?.GetCustomAttribute<OpenToAllAttribute>() is not null || method?.DeclaringType?.GetCustomAttribute<OpenToAllAttribute>() is not null)
        {
            RefuseUnknownHandler(context);
            await next();
        }
        else if (method is null && user.IsSignedIn)
        {
            RefuseUnknownHandler(context);
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (method?.GetCustomAttribute<RequiresAttribute>() is not { } requires || !await gate.OpenAsync(requires.Permission, context.HttpContext.RequestAborted))
        {
            context.Result = user.IsSignedIn ? new StatusCodeResult(403) : new ChallengeResult();
        }
        else
        {
            RefuseUnknownHandler(context);
            context.Result = method.GetCustomAttribute<StepUpAttribute>() is null || user.HasProvedItself ? null
                : stepUp is null ? new StatusCodeResult(403) : await stepUp.AskAsync(context);
            if (context.Result is null)
            {
                await next();
            }
        }
    }

    private static void RefuseUnknownHandler(PageHandlerExecutingContext context)
    {
        var features = context.HttpContext.Features;
        if (features.Get<IExceptionHandlerFeature>() is not null || features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            // The page that says what went wrong still has the address of the one that did.
            return;
        }

        if (context.HttpContext.Request.Query.TryGetValue("handler", out var asked) &&
            !string.Equals(asked, context.HandlerMethod?.Name ?? "", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotFoundException($"handler {asked}");
        }
    }
}
