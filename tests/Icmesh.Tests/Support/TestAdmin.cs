using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Support;

/// <summary>Staff of the smelter who hold everything everywhere, for tests that are not about who asks.</summary>
internal sealed class TestAdmin : ICurrentUser
{
    private static readonly TestAdmin Instance = new();

    public string Name => "test.admin";
    public string DisplayName => "Test Admin";
    public Guid? ContractorId => null;
    public bool HasProvedItself => true;

    public Scope? ScopeOf(string permission) => Scope.All;

    public static ICurrentUser Ask(IServiceProvider services) => Ask(services, Instance);

    /// <summary>As the Host registers it: work in somebody's name, the system outside of requests, and this person within.</summary>
    public static ICurrentUser Ask(IServiceProvider services, ICurrentUser person) => services.GetRequiredService<ActingUser>().User
        ?? (services.GetRequiredService<IHttpContextAccessor>().HttpContext is null ? SystemUser.Instance : person);
}
