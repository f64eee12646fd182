namespace Icmesh.Apd;

internal static class ApdPermissions
{
    public const string View = "apd.view";

    /// <summary>Receives, issues, inspects, takes back and retires.</summary>
    public const string Edit = "apd.edit";
}
