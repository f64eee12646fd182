using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Leads whoever still has a one-time password, or lacks a second factor that the own role demands, to the page that mends it, whatever page was asked for.</summary>
internal sealed class FirstStepFilter : IAsyncPageFilter
{
    private const string Password = "/Accounts/Password", Security = "/Accounts/Security";

    private static readonly string[] Always = ["/Accounts/SignOut", "/Accounts/StepUp", "/Error"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        string[] open = context.HttpContext.Features.Get<SignedInUser>() switch
        {
            { MustChangePassword: true } => [Password],
            { MustAddSecondFactor: true } => [Security, "/Accounts/Authenticator", Password],
            _ => [],
        };
        if (open.Length > 0 && !open.Concat(Always).Contains(context.HttpContext.Request.Path.Value, StringComparer.OrdinalIgnoreCase))
        {
            context.Result = new LocalRedirectResult(open[0]);
            return Task.CompletedTask;
        }

        return next();
    }
}
