using Icmesh.Kernel.Security;
using Icmesh.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Icmesh.Accounts.SigningIn;

/// <summary>ASP.NET's own OpenID Connect handler: code flow with PKCE, state and nonce. It is there only where it is configured.</summary>
internal static partial class CorporateScheme
{
    public const string ReturnUrl = "returnUrl", Refused = "/Accounts/SignIn?other=true&corporate=unknown", Failed = "/Accounts/SignIn?other=true&corporate=failed";

    public static IServiceCollection AddCorporate(this IServiceCollection services)
    {
        services.AddSingleton<Corporate>().AddScoped<CorporateSignIn>();
        services.AddOptions<AuthenticationOptions>().Configure<Corporate>((options, corporate) =>
        {
            if (corporate.IsOffered)
            {
                options.AddScheme<OpenIdConnectHandler>(Corporate.Scheme, displayName: null);
            }
        });
        services.TryAddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<OpenIdConnectOptions>(Corporate.Scheme).Configure<Corporate, IHostEnvironment, TimeProvider>(Configure);
        return services;
    }

    private static void Configure(OpenIdConnectOptions options, Corporate corporate, IHostEnvironment environment, TimeProvider time)
    {
        options.Authority = corporate.Authority;
        options.ClientId = corporate.ClientId;
        options.ClientSecret = corporate.ClientSecret;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.SignInScheme = AccountCookie.Scheme;
        options.TimeProvider = time;

        // Answered by a GET: a posted answer from another site would need cookies that go along with such posts.
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.CallbackPath = $"{Corporate.Page}/Back";
        options.SignedOutCallbackPath = $"{Corporate.Page}/Out";
        options.RemoteSignOutPath = PathString.Empty;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("email");
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.MaxAge = options.RemoteAuthenticationTimeout;
            cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        options.Events = new()
        {
            OnTicketReceived = EnterAsync,
            OnRemoteFailure = context =>
            {
                LogFailed(context.HttpContext.RequestServices.GetRequiredService<ILogger<CorporateSignIn>>(), context.Failure?.Message);
                return Lead(context, Failed);
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.ClientId = corporate.ClientId;
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>The handler's own session is never begun: who came is held against the accounts here, and gets a session like everybody.</summary>
    private static async Task EnterAsync(TicketReceivedContext context)
    {
        var request = context.HttpContext;
        var found = await request.RequestServices.GetRequiredService<CorporateSignIn>().FindAsync(context.Principal!, request.RequestAborted);
        var url = Refused;
        if (found is { } person)
        {
            var back = context.Properties!.Items.TryGetValue(ReturnUrl, out var text) && text is { Length: > 0 } ? UiEndpoints.LocalPath(text) : null;
            url = await request.RequestServices.GetRequiredService<Door>().EnterAsync(request, person.Account, person.Proven, back, request.RequestAborted);
        }

        await Lead(context, url);
    }

    private static Task Lead<T>(HandleRequestContext<T> context, string url) where T : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect(url);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Corporate sign-in failed: {Reason}")]
    internal static partial void LogFailed(ILogger logger, [PersonalData] string? reason);
}
