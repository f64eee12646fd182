using Icmesh.Kernel.Security;

namespace Icmesh.Tokens.Calling;

/// <summary>A device or system that calls with a token: it holds the permissions of the token, for all or for one company.</summary>
internal sealed class TokenUser(Token token) : ICurrentUser
{
    private readonly string[] _scopes = token.ScopeList;

    public Guid TokenId => token.Id;
    public string Name => $"token {token.Name}";
    public string DisplayName => token.Name;
    public Guid? ContractorId => token.CompanyId;

    public Scope? ScopeOf(string permission) => !_scopes.Contains(permission, StringComparer.Ordinal) ? null : token.CompanyId is null ? Scope.All : Scope.Own;
}
