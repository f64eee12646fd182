namespace Icmesh.Competency;

internal static class CompetencyPermissions
{
    public const string View = "competency.view";

    /// <summary>Certificates and the uses that keep them alive.</summary>
    public const string Edit = "competency.edit";

    /// <summary>What jobs demand of people.</summary>
    public const string Require = "competency.require";
}
