using System.Globalization;
using Icmesh.Host.Startup;

namespace Icmesh.Host;

/// <summary>Puts the parts together: configuration, services, pipeline. No business words.</summary>
internal static class HostApplication
{
    public static WebApplication Build(string[] args)
    {
        // Messages of the terminal and of jobs are Indonesian first, whatever the machine speaks; a page has its reader's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("id-ID");
        var builder = WebApplication.CreateBuilder(Settings.Options(args));
        Settings.Defaults(builder);
        // Standard output belongs to the verbs: `--json` prints one document there and nothing else.
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore.Model", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.AddRedactedLogging();
        builder.Host.UseDefaultServiceProvider(o =>
        {
            o.ValidateOnBuild = true;
            o.ValidateScopes = true;
        });
        builder.Services.AddHost(builder.Configuration, builder.Environment);
        var database = Settings.Database(builder.Configuration);
        foreach (var module in Modules.All)
        {
            module.AddServices(builder.Services, database);
        }

        var app = builder.Build();
        app.UseHost();
        foreach (var module in Modules.All)
        {
            module.MapEndpoints(app);
        }

        return app;
    }
}
