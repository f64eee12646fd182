using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Reporting.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Reporting;

public sealed class ReportingModule : IModule
{
    internal const string View = "reporting.view";

    public string Name => "Reporting";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddSingleton<LiveHub>()
        .AddScoped<Dashboard>()
        .AddSingleton(new MenuItem(new("Dasbor", "Dashboard"), "/Reporting", "layout-dashboard", Sentence.Empty, 10, View))
        .AddContributionsFrom<ReportingModule>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/Reporting/Events", (HttpContext context, LiveHub hub, Fence fence, IStillLetIn stillLetIn, IHostApplicationLifetime lifetime) =>
        {
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Response.Headers.CacheControl = "no-store";
            // An open page must not hold the server back from stopping.
            var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(stopping);
            return TypedResults.ServerSentEvents(hub.FollowAsync(
                change => change.ContractorId is { } contractor ? fence.SeesFiguresOf(contractor) : fence.Own is null,
                cancellation => stillLetIn.AskAsync(context, View, cancellation), stopping.Token));
        }).Requires(View);
    }
}
