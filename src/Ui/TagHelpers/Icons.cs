namespace Icmesh.Ui.TagHelpers;

/// <summary>Icons that tag helpers draw themselves; build.mjs reads the names from here for the sprite.</summary>
internal static class Icons
{
    internal const string Ok = "circle-check";
    internal const string Warn = "clock-exclamation";
    internal const string Bad = "alert-triangle";
    internal const string Info = "progress";
    internal const string Stop = "hand-stop";
    internal const string Off = "circle-dashed";
    internal const string Ascending = "chevron-up";
    internal const string Descending = "chevron-down";
    internal const string Sortable = "selector";
    internal const string NothingYet = "inbox";
    internal const string NoMatch = "filter-off";
    internal const string NoPermission = "lock";
    internal const string History = "history";
    internal const string Privacy = "shield-lock";
}
