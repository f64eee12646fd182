using System.Threading.RateLimiting;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tokens.Calling;

/// <summary>
/// How often <c>/api</c> is called: by one token, and from one address whatever token it tries. Both are counted before the token is looked
/// up, by the hash of what the caller sent.
/// </summary>
internal static class CallLimiter
{
    private const int PerToken = 60, PerAddress = 600;

    public static IServiceCollection AddCallLimiter(this IServiceCollection services)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            var (token, address) = (configuration.GetValue("Tokens:PerMinute", PerToken), configuration.GetValue("Tokens:PerMinuteAndAddress", PerAddress));
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limiter(CallerAddress.Of, address),
                Limiter(context => Secret.Read(context.Request.Headers.Authorization) is { } secret ? SecretHash.Of(secret) : null, token));
        });
        return services;
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(Func<HttpContext, string?> caller, int most) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        context.Request.IsApi() && caller(context) is { } who
            ? RateLimitPartition.GetSlidingWindowLimiter(who, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
}
