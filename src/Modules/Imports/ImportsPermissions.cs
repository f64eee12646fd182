namespace Icmesh.Imports;

internal static class ImportsPermissions
{
    /// <summary>To upload tables; each kind asks for its own permission besides.</summary>
    public const string Run = "imports.run";

    /// <summary>To take whole tables out; each kind asks for its own permission besides, and is fenced by that.</summary>
    public const string Export = "imports.export";
}
