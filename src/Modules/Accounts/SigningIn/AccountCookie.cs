using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.SigningIn;

/// <summary>The session: a sealed cookie with the account's id and stamp. Everything else is read anew by <see cref="SessionCheck"/>.</summary>
internal static class AccountCookie
{
    /// <summary>Identity's own name, so that its sign-in manager ends here too.</summary>
    public static readonly string Scheme = IdentityConstants.ApplicationScheme;

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(12);

    public const string Stamp = "stamp";

    private const string Started = "started", SignInPath = "/Accounts/SignIn";

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
            options.ExpireTimeSpan = Idle;
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            options.Events = Events();
        });
        return services;
    }

    public static Task StartSessionAsync(this HttpContext context, Account account) => context.SignInAsync(Scheme, Principal(account));

    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(Scheme);

    public static ClaimsPrincipal Principal(Account account) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName!), new(Stamp, account.SecurityStamp!)], Scheme));

    /// <returns>Null where the cookie holds no account.</returns>
    public static (Guid Id, string Stamp)? Read(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && principal!.FindFirstValue(Stamp) is { } stamp ? (id, stamp) : null;

    /// <summary>When the person signed in, whatever has been renewed since.</summary>
    public static DateTimeOffset StartOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Started, out var text) && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at
            : DateTimeOffset.MinValue;

    private static CookieAuthenticationEvents Events() => new()
    {
        OnSigningIn = context =>
        {
            context.Properties.Items[Started] = context.Options.TimeProvider!.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        },
        OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().RunAsync(context),
        // Renewed by each minute of use, else "idle" would end anywhere between half of the time and all of it; a board that is
        // left open is not use.
        OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime > TimeSpan.FromMinutes(1) && !IsStream(context.Request);
            return Task.CompletedTask;
        },
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
        var back = request.PathBase + request.Path + (HttpMethods.IsGet(request.Method) ? request.QueryString : default);
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

    private static bool IsStream(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
