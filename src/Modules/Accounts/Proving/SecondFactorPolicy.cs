using Icmesh.Accounts.Roles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.Proving;

/// <summary>
/// Whose password alone is not enough: roles that decide what others may do. <c>SignIn:RequireSecondFactor</c> is true unless it says
/// otherwise; in Development it is false, where everybody knows the passwords anyway.
/// </summary>
internal sealed class SecondFactorPolicy(IConfiguration configuration, IHostEnvironment environment)
{
    private readonly bool _isOn = configuration.GetValue("SignIn:RequireSecondFactor", !environment.IsDevelopment());

    public bool Demands(IEnumerable<string> roles) => _isOn && roles.Any(r => Role.Find(r) is { NeedsSecondFactor: true });
}
