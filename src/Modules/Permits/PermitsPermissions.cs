namespace Icmesh.Permits;

internal static class PermitsPermissions
{
    public const string View = "permits.view";

    /// <summary>Writes drafts and submits them.</summary>
    public const string Apply = "permits.apply";

    /// <summary>HSE's look at an application, and its word before a suspended job goes on.</summary>
    public const string Review = "permits.review";

    /// <summary>Answers for the area.</summary>
    public const string Approve = "permits.approve";

    /// <summary>Hands the permit out on site, once the checklist is done there.</summary>
    public const string Issue = "permits.issue";

    /// <summary>Leads the work: accepts, asks for an extension, declares it done.</summary>
    public const string Work = "permits.work";

    /// <summary>Anybody may stop work.</summary>
    public const string Suspend = "permits.suspend";

    /// <summary>Tests gas.</summary>
    public const string Gas = "permits.gas";

    /// <summary>Cuts energy off, and gives it back.</summary>
    public const string Isolate = "permits.isolate";

    public const string Cancel = "permits.cancel";
}
