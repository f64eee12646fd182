using System.Security.Claims;
using System.Text.Encodings.Web;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tokens.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Icmesh.Tokens.Calling;

/// <summary>Knows a caller of <c>/api</c> by its token, read anew with each call: one that is revoked ends with the next.</summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokensDb db, CompanyEntry companies, SiteClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Known = "token";

    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret.Read(Request.Headers.Authorization) is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        var (hash, now) = (SecretHash.Of(secret), clock.UtcNow);
        var token = await db.Tokens.AsNoTracking().Include(t => t.Use).SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now, Context.RequestAborted);
        if (token is null || !await companies.IsOpenAsync(token.CompanyId, Context.RequestAborted))
        {
            return AuthenticateResult.Fail("unknown token");
        }

        if (token.Use.LastAt is not { } last || now - last >= Noted)
        {
            await db.Set<TokenUse>().Where(u => u.TokenId == token.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastAt, now), Context.RequestAborted);
        }

        Context.Features.Set<ICurrentUser>(new TokenUser(token));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(Known)), Known));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}

internal static class TokenSchemeExtensions
{
    public static IServiceCollection AddTokenScheme(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Known, null);
        services.ConfigureAll<CookieAuthenticationOptions>(o => o.ForwardDefaultSelector = context => context.Request.IsApi() ? TokenScheme.Known : null);
        return services;
    }
}
