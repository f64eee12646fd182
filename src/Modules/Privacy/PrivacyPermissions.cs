namespace Icmesh.Privacy;

internal static class PrivacyPermissions
{
    /// <summary>What is held, and for how long.</summary>
    public const string View = "privacy.view";

    /// <summary>The rights of one person: handing out, holding back, erasing.</summary>
    public const string Manage = "privacy.manage";
}
