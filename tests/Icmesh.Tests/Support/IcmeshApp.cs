using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Icmesh.Tests.Support;

/// <summary>The whole application as a developer runs it, on an empty SQLite file of its own, without demonstration data.</summary>
public class IcmeshApp : WebApplicationFactory<Program>
{
    private readonly Action<IServiceCollection>? _fault = Planted.Current;

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("icmesh-app-").FullName;

    /// <summary>A clock that stands still until it is told, where a test needs one.</summary>
    public TimeProvider? Clock { get; init; }

    public string Environment { get; init; } = "Development";

    /// <summary>People sign in as they do; otherwise whoever asks holds everything, so that a test is about its own matter.</summary>
    public bool RealSignIn { get; init; }

    /// <summary>More settings; they reach the Host as its command line does.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Directory", DataDirectory);
        builder.UseSetting("Demo:Load", "false");
        builder.UseSetting("Rules:Directory", Repository.Rules);
        builder.UseSetting("SignIn:PerMinute", "1000");

        // What a test lays out stays so until the test itself looks again.
        builder.UseSetting("Jobs:permits-recheck:Cron", "0 0 0 1 1 ? 2099");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            if (Clock is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(Clock));
            }

            // Thousands of rounds make a password hash slow, on purpose; a test needs it to be right, not slow.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100);
            if (!RealSignIn)
            {
                services.Replace(ServiceDescriptor.Scoped(TestAdmin.Ask));
            }

            Replace(services);
            _fault?.Invoke(services);
        });
    }

    /// <summary>Services that a special application stands in for.</summary>
    protected virtual void Replace(IServiceCollection services) { }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        SqliteConnection.ClearAllPools();
        if (disposing && Directory.Exists(DataDirectory))
        {
            Remove(DataDirectory);
        }
    }

    /// <summary>A stopping application may still write its last line while its folder is being removed: then it is removed again.</summary>
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            Thread.Sleep(200);
            Directory.Delete(folder, recursive: true);
        }
    }
}
