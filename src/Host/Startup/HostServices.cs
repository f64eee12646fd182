using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Host.Jobs;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Icmesh.Host.Startup;

internal static class HostServices
{
    public static IServiceCollection AddHost(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var database = Settings.Database(configuration);
        services.AddSingleton(database).AddSingleton(TimeProvider.System);
        services.AddSingleton(sp => new SiteClock(sp.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById(configuration["Site:TimeZone"]!)));
        services.AddScoped<DbSession>();
        services.AddSingleton<DatabaseStartup>().AddSingleton<IDatabaseStartup>(sp => sp.GetRequiredService<DatabaseStartup>());
        services.AddModuleDb<HostDb, SqliteHostDb, SqlServerHostDb>(database, HostDb.Prefix);
        services.AddCurrentUser();
        if (environment.IsDevelopment())
        {
            services.AddSingleton<Kernel.Web.IUiNotice, DevelopmentNotice>();
        }

        services.AddRateLimiter(o => o.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddSingleton(Catalogue).AddSingleton<FactJson>();
        services.AddActivity();
        services.AddScoped<IAfterErasure, ScrubSqlite>();
        services.AddScheduler(database, configuration);
        services.AddHostedService<OutboxDispatcher>();

        services.AddRazorPages(o => o.Conventions.ConfigureFilter(new ServiceFilterAttribute<RequiresPageFilter>()).ConfigureFilter(new ServiceFilterAttribute<SignInFirst> { Order = SignInFirst.BeforeAntiforgery })).AddUi();
        services.AddSingleton<CompanyEntry>().AddScoped<Gate>().AddScoped<RequiresPageFilter>().AddScoped<SignInFirst>();
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "RequestVerificationToken";
            if (environment.IsDevelopment())
            {
                o.Cookie.Name = "icmesh-csrf";
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
            else
            {
                o.Cookie = new SecureCookieBuilder { Name = "__Host-icmesh-csrf", Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true };
            }
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
        services.AddSealing(configuration);
        services.AddResponseCompression(o => o.MimeTypes = ["text/html"]);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = 10 << 20;
        });
        return services;
    }

    /// <summary>The catalogue is the union of what the sources of all modules know; their types say it, no data is read.</summary>
    internal static FactCatalogue Catalogue(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return new(scope.ServiceProvider.GetServices<IFactSource>().Select(s => (s.Module, s.FactType)).ToList());
    }
}
