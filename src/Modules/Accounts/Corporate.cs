using Microsoft.Extensions.Configuration;

namespace Icmesh.Accounts;

/// <summary>Sign-in by the own company's accounts (OpenID Connect), where <c>SignIn:Corporate</c> names an authority and a client.</summary>
internal sealed class Corporate(IConfiguration configuration)
{
    public const string Scheme = "corporate", Page = "/Accounts/Corporate";

    private readonly IConfigurationSection _section = configuration.GetSection("SignIn:Corporate");

    public string? Authority => _section["Authority"];

    public string? ClientId => _section["ClientId"];

    public string? ClientSecret => _section["ClientSecret"];

    public bool IsOffered => Authority is { Length: > 0 } && ClientId is { Length: > 0 };

    /// <summary>The provider gives each of its people an address that nobody else can claim, though it does not say so in its tokens.</summary>
    public bool TrustsEmail => _section.GetValue("TrustsEmail", false);
}
