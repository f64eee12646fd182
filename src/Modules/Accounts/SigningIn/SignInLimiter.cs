using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Accounts.SigningIn;

/// <summary>
/// How often one address may try a password: verifying one costs a tenth of a second of processor time, so the limit stands before it.
/// </summary>
internal static class SignInLimiter
{
    public const string Policy = "accounts.sign-in";

    private const int PerMinute = 30;

    public static IServiceCollection AddSignInLimiter(this IServiceCollection services)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            var most = configuration.GetValue("SignIn:PerMinute", PerMinute);
            options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(AddressOf(context), _ => Window(most))
                : RateLimitPartition.GetNoLimiter("reading"));
        });
        return services;
    }

    /// <summary>An IPv6 network counts as one: whoever has an address there has all of them.</summary>
    internal static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => new IPAddress([.. six.GetAddressBytes().Take(8), .. new byte[8]]).ToString(),
        var four => four.ToString(),
    };

    private static SlidingWindowRateLimiterOptions Window(int most) =>
        new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };
}
