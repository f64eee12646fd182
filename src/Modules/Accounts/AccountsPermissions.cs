namespace Icmesh.Accounts;

internal static class AccountsPermissions
{
    public const string View = "accounts.view";

    /// <summary>To add people and say what they may do. A contractor's admin holds it for the own company.</summary>
    public const string Manage = "accounts.manage";

    /// <summary>The own account: everybody who can sign in holds it.</summary>
    public const string Self = "accounts.self";
}
