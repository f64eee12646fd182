namespace Icmesh.Host.Startup;

internal static class SecurityHeaders
{
    private const string
        Before = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'",
        After = "; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>No inline script or style anywhere, on every answer, errors included; and nothing but our own static files is kept by a browser.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        // `dotnet watch` injects its refresh script, which needs a web socket and no Trusted Types.
        var watched = Environment.GetEnvironmentVariable("DOTNET_WATCH") == "1";
        var policy = watched
            ? Before + " ws://localhost:* wss://localhost:*" + After
            : Before + After + "; require-trusted-types-for 'script'; trusted-types icm";
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = policy;
                }

                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
                if (context.Request.Path.StartsWithSegments("/_content/Icmesh.Ui/dist/chunks") && context.Response.StatusCode is 200 or 304)
                {
                    // The bundler's chunks carry their own content hash.
                    headers.CacheControl = "public, max-age=31536000, immutable";
                }
                else if (context.GetEndpoint() is not { } endpoint || !HostPipeline.IsStaticAsset(endpoint))
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
