namespace Icmesh.Contractors;

internal static class ContractorsPermissions
{
    public const string View = "contractors.view";
    public const string Edit = "contractors.edit";

    /// <summary>Man-hours month by month: contractors hold it for themselves, without being able to edit who they are.</summary>
    public const string ManHours = "contractors.man-hours";
}
