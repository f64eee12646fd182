using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Host.Startup;

internal static class HostPipeline
{
    public static void UseHost(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/Error",
            // What is not there, or is refused with a sentence, is an answer and no failure to log. A row from beyond the fence is one.
            SuppressDiagnosticsCallback = failed => failed.Exception is NotFoundException and not FenceException or Kernel.Text.RefusedException or AntiforgeryValidationException,
            StatusCodeSelector = failure => failure switch
            {
                NotFoundException => 404,
                Kernel.Text.RefusedException => 422,
                BadHttpRequestException bad => bad.StatusCode,
                AntiforgeryValidationException => 400, // a form that cannot be read, so that its token cannot either
                _ => 500,
            },
        });
        app.UseStatusCodePagesWithReExecute("/Error", "?status={0}");
        app.UseSecurityHeaders();
        app.UseSecureTransport();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseDenyByDefault();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapUi();
        app.MapGet("/healthz", () => Results.Text("ok")).OpenToAll("Says only that the process answers; holds no data");
    }

    /// <summary>An endpoint that names no permission is refused; pages are checked handler by handler in their filter.</summary>
    private static void UseDenyByDefault(this WebApplication app) => app.Use(async (context, next) =>
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || IsStaticAsset(endpoint)
            || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null)
        {
            await next(context);
            return;
        }

        var permission = endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission;
        var user = context.RequestServices.GetRequiredService<ICurrentUser>();
        if (permission is null || !await context.RequestServices.GetRequiredService<Gate>().OpenAsync(permission, context.RequestAborted))
        {
            context.Response.StatusCode = user.IsSignedIn ? 403 : 401;
        }
        else if (endpoint.Metadata.GetMetadata<StepUpAttribute>() is not null && !user.HasProvedItself)
        {
            AskAgain(context);
        }
        else
        {
            await next(context);
        }
    });

    private static void AskAgain(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && context.RequestServices.GetService<IStepUp>() is { } stepUp)
        {
            context.Response.Redirect(stepUp.AddressFor(request.Path + request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    internal static bool IsStaticAsset(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
