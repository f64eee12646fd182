using Icmesh.Kernel.Security;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Somebody who is not signed in yet, but whose password was right: what it does is recorded in its name. It holds nothing.</summary>
internal sealed class NamedUser(Account account) : ICurrentUser
{
    public string Name => account.UserName!;
    public string DisplayName => account.DisplayName;
    public bool IsSignedIn => false;
    public Guid? ContractorId => account.ContractorId;

    public Scope? ScopeOf(string permission) => null;
}
