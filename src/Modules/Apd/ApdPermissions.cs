namespace Icmesh.Apd;

internal static class ApdPermissions
{
    public const string View = "apd.view";

    /// <summary>Receives, issues, inspects, takes back and retires.</summary>
    public const string Edit = "apd.edit";

    /// <summary>Writes down in the field who wears what. Nobody observes the own company.</summary>
    public const string Observe = "apd.observe";
}
