using Icmesh.Kernel.Security;

namespace Icmesh.Host.Startup;

internal static class CurrentUserExtensions
{
    /// <summary>A request asks as its user, everything else (jobs, the command line) as the system.</summary>
    public static IServiceCollection AddCurrentUser(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddHttpContextAccessor();
        ICurrentUser ofRequests = environment.IsDevelopment() ? new DemoUser() : new NobodyUser();
        if (ofRequests is Kernel.Web.IUiNotice notice)
        {
            services.AddSingleton(notice);
        }

        return services.AddScoped<ActingUser>().AddScoped(sp => sp.GetRequiredService<ActingUser>().User
            ?? (sp.GetRequiredService<IHttpContextAccessor>().HttpContext is null ? SystemUser.Instance : ofRequests));
    }
}
