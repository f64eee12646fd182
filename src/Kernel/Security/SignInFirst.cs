using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Kernel.Security;

/// <summary>
/// Leads a form that is sent after its session has ended to the sign-in. Its antiforgery token is one of somebody who was signed in, so that
/// the check of tokens would answer first, with a 400 that tells nobody what to do. Nothing runs either way.
/// </summary>
public sealed class SignInFirst(ICurrentUser user) : IAuthorizationFilter
{
    /// <summary>ASP.NET checks the token of a form at 1000.</summary>
    public const int BeforeAntiforgery = 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var verb = context.HttpContext.Request.Method;
        if (user.IsSignedIn || HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb) || HttpMethods.IsOptions(verb) || context.ActionDescriptor is not CompiledPageActionDescriptor page || IsOpen(page))
        {
            return;
        }

        var hasPage = page.HandlerMethods.Any(h => HttpMethods.IsGet(h.HttpMethod) && string.IsNullOrEmpty(h.Name));
        context.Result = hasPage ? new ChallengeResult() : new ChallengeResult(new AuthenticationProperties { RedirectUri = "/" });
    }

    private static bool IsOpen(CompiledPageActionDescriptor page) => page.HandlerMethods.Select(h => (MemberInfo)h.MethodInfo).Append(page.ModelTypeInfo!)
        .Any(m => m.GetCustomAttribute<OpenToAllAttribute>() is not null);
}
