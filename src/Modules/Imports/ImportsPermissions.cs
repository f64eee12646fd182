namespace Icmesh.Imports;

internal static class ImportsPermissions
{
    /// <summary>To upload tables; each kind asks for its own permission besides.</summary>
    public const string Run = "imports.run";
}
