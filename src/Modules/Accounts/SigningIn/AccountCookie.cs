using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.SigningIn;

/// <summary>The sealed cookie that holds the id of a <see cref="Session"/>. Everything else is read anew by <see cref="SessionCheck"/>.</summary>
internal static class AccountCookie
{
    /// <summary>Identity's own name, so that its sign-in manager ends here too.</summary>
    public static readonly string Scheme = IdentityConstants.ApplicationScheme;

    private const string SessionId = "session", Kept = "kept", SignInPath = "/Accounts/SignIn";

    public static IServiceCollection AddAccountCookie(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IHostEnvironment, TimeProvider>((options, environment, time) =>
        {
            // A browser takes a __Host- cookie only over https, for the whole site and from no other host. A developer's machine has http.
            var secure = !environment.IsDevelopment();
            options.Cookie.Name = secure ? "__Host-icmesh" : "icmesh";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.Path = "/";
            options.TimeProvider = time;
            options.ExpireTimeSpan = Session.Longest;
            options.SlidingExpiration = false;
            options.LoginPath = SignInPath;
            options.Events = Events();
        });
        return services;
    }

    /// <param name="isKept">The browser may close meanwhile: a phone does, whenever it needs the memory.</param>
    public static Task SendAsync(HttpContext context, Session session, bool isKept) =>
        context.SignInAsync(Scheme, Principal(session), new AuthenticationProperties(items: null, new Dictionary<string, object?> { [Kept] = isKept }));

    /// <summary>The session that this browser has, whoever's it is; null for none.</summary>
    public static async Task<Guid?> SessionOfAsync(HttpContext context) => Read((await context.AuthenticateAsync(Scheme)).Principal);

    private static ClaimsPrincipal Principal(Session session) => new(new ClaimsIdentity([new(SessionId, session.Id.ToString())], Scheme));

    /// <returns>Null where the cookie holds no session.</returns>
    public static Guid? Read(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(SessionId), out var id) ? id : null;

    public static bool IsStream(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private static CookieAuthenticationEvents Events() => new()
    {
        // By its age, not by a date: the clock of a phone may be wrong.
        OnSigningIn = context =>
        {
            context.CookieOptions.MaxAge = context.Properties.GetParameter<bool>(Kept) ? Session.Longest : null;
            return Task.CompletedTask;
        },
        OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().RunAsync(context),
        OnRedirectToLogin = ToSignIn,
        OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        },
    };

    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var back = context.Properties.RedirectUri ?? request.PathBase + request.Path + (HttpMethods.IsGet(request.Method) ? request.QueryString : default);
        var url = $"{SignInPath}?returnUrl={Uri.EscapeDataString(back)}";
        if (request.Headers.ContainsKey("HX-Request"))
        {
            // A part of a page cannot become a sign-in: the whole page goes there.
            context.Response.Headers["HX-Redirect"] = url;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (IsStream(request) || request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(url);
        }

        return Task.CompletedTask;
    }
}
