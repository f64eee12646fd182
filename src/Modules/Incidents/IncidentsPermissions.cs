namespace Icmesh.Incidents;

internal static class IncidentsPermissions
{
    public const string View = "incidents.view";
    public const string Edit = "incidents.edit";
    public const string Reclassify = "incidents.reclassify";
}
