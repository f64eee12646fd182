using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>
/// The application as in production, with real sign-in, at noon of 15 March 2026. Nothing runs by itself: jobs would mix their changes into
/// what is being tried.
/// </summary>
internal sealed class TownApp : IcmeshApp
{
    public static TownApp Make() => new()
    {
        Environment = "Production",
        RealSignIn = true,
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero)),
        Settings =
        {
            ["SignIn:PerMinute"] = "1000000",
            ["Tokens:PerMinute"] = "1000000",
            ["Tokens:PerMinuteAndAddress"] = "1000000",
            ["SignIn:RequireSecondFactor"] = "false",
            ["SignIn:Domain"] = "localhost",
            ["Rules:GoLive"] = "WhenChecked",
            ["Privacy:NikKey"] = Convert.ToBase64String(new byte[32]),
        },
    };

    public string Database => Path.Combine(DataDirectory, "icmesh.db");

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("https://localhost") });

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected override void Replace(IServiceCollection services)
    {
        foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && IsBackground(s)).ToList())
        {
            services.Remove(job);
        }
    }

    /// <summary>The scheduler knows its jobs, so that a page can ask for one; it never starts.</summary>
    private static bool IsBackground(ServiceDescriptor service)
    {
        var type = service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType ?? typeof(object);
        return type.Name != "Schedule" && type.Assembly.GetName().Name is { } name
            && (name.StartsWith("Icmesh", StringComparison.Ordinal) || name.StartsWith("Quartz", StringComparison.Ordinal));
    }
}
