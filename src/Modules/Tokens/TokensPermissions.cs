namespace Icmesh.Tokens;

internal static class TokensPermissions
{
    public const string View = "tokens.view";
    public const string Manage = "tokens.manage";
}
