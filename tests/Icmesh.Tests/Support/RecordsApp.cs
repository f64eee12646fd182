using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Support;

/// <summary>The application at noon of 15 March 2026 at the site, asked by whomever a test names.</summary>
public sealed class RecordsApp : IcmeshApp
{
    public RecordsApp() => Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    /// <summary>Null holds every permission.</summary>
    public string[]? Permissions { get; set; }

    public Guid? OwnContractor { get; set; }

    /// <summary>The worker that the asker is.</summary>
    public Guid? OwnWorker { get; set; }

    public QueryCounter Queries { get; } = new();

    /// <summary>Takes the place of what every module says about readiness, for a test that is about one of them; null asks all.</summary>
    public Action<IServiceCollection>? Only { get; init; }

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected override void Replace(IServiceCollection services)
    {
        services.AddSingleton<IInterceptor>(Queries).Replace(ServiceDescriptor.Scoped(sp => TestAdmin.Ask(sp, new Asking(this))));
        if (Only is not null)
        {
            Only(services.RemoveAll<IReadinessCheck>());
        }
    }

    private sealed class Asking(RecordsApp app) : ICurrentUser
    {
        public string Name => "tester";
        public string DisplayName => "Tester";
        public Guid? ContractorId => app.OwnContractor;
        public Guid? WorkerId => app.OwnWorker;
        public bool HasProvedItself => true;

        public Scope? ScopeOf(string permission) => app.Permissions?.Contains(permission) is false ? null : app.OwnContractor is null ? Scope.All : Scope.Own;
    }
}
