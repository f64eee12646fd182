using System.Threading.RateLimiting;
using Icmesh.Kernel.Web;
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
                ? RateLimitPartition.GetSlidingWindowLimiter(CallerAddress.Of(context), _ => Window(most))
                : RateLimitPartition.GetNoLimiter("reading"));
        });
        return services;
    }

    private static SlidingWindowRateLimiterOptions Window(int most) =>
        new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };
}
