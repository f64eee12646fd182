using Icmesh.Kernel.Security;

namespace Icmesh.Host.Startup;

internal static class CurrentUserExtensions
{
    /// <summary>A request asks as whoever signed in, everything else (jobs, the command line) as the system.</summary>
    public static IServiceCollection AddCurrentUser(this IServiceCollection services) => services
        .AddHttpContextAccessor().AddScoped<ActingUser>()
        .AddScoped(sp => sp.GetRequiredService<ActingUser>().User
            ?? (sp.GetRequiredService<IHttpContextAccessor>().HttpContext is { } request ? new RequestUser(request) : SystemUser.Instance));
}

/// <summary>
/// Whoever signed in, as the sign-in left it on the request. Looked up when first asked: services that the sign-in itself uses are made
/// before anybody is known. Kept from then on, since an import goes on after its request.
/// </summary>
internal sealed class RequestUser(HttpContext request) : ICurrentUser
{
    private ICurrentUser? _known;

    public string Name => Who.Name;
    public string DisplayName => Who.DisplayName;
    public bool IsSignedIn => Who.IsSignedIn;
    public Guid? ContractorId => Who.ContractorId;
    public Guid? SiteId => Who.SiteId;
    public Guid? WorkerId => Who.WorkerId;
    public Guid? AccountId => Who.AccountId;
    public Guid? PhoneId => Who.PhoneId;
    public bool HasProvedItself => Who.HasProvedItself;

    private ICurrentUser Who => _known ?? (_known = request.Features.Get<ICurrentUser>()) ?? AnonymousUser.Instance;

    public Scope? ScopeOf(string permission) => Who.ScopeOf(permission);
}
