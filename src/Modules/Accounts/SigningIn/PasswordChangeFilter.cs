using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Leads whoever still has a one-time password to the page that changes it, whatever page was asked for.</summary>
internal sealed class PasswordChangeFilter : IAsyncPageFilter
{
    private static readonly string[] Open = ["/Accounts/Password", "/Accounts/SignOut", "/Error"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HttpContext.Features.Get<SignedInUser>() is { MustChangePassword: true } && !Array.Exists(Open, o => context.HttpContext.Request.Path.Equals(o, StringComparison.OrdinalIgnoreCase)))
        {
            context.Result = new LocalRedirectResult("/Accounts/Password");
            return Task.CompletedTask;
        }

        return next();
    }
}
