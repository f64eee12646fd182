namespace Icmesh.Permits.Machine;

/// <summary>Where a permit stands. Numbers mean nothing; the order is that of a permit's life.</summary>
internal enum PermitState
{
    Draft,
    Submitted,
    Reviewed,
    Approved,

    /// <summary>Handed out at the site; the crew has not accepted its conditions yet.</summary>
    Issued,

    /// <summary>Work goes on.</summary>
    Active,

    /// <summary>Work goes on until the end that was agreed, while a later one is asked for.</summary>
    ExtensionPending,
    Suspended,

    /// <summary>Work is done; the area has not taken the plant back yet.</summary>
    Completed,

    /// <summary>Its time was over before the work was.</summary>
    Expired,
    Closed,
    Rejected,
    Cancelled,
}

internal enum PermitCommand
{
    /// <summary>Writes or changes the draft.</summary>
    Draft,
    Submit,
    Review,
    Approve,
    Issue,

    /// <summary>The crew accepts the conditions and begins.</summary>
    Start,
    Return,
    Reject,
    Cancel,
    Suspend,

    /// <summary>HSE agrees that a suspended job may go on.</summary>
    Clear,
    Resume,
    AskExtension,
    GrantExtension,
    RefuseExtension,
    Expire,

    /// <summary>The next shift's lead takes the permit over.</summary>
    HandOver,
    Complete,
    Close,
}

/// <summary>In which capacity somebody signs. Nobody signs one permit in two of them.</summary>
internal enum SignRole
{
    /// <summary>Pemohon.</summary>
    Applicant,

    /// <summary>Petugas K3.</summary>
    Hse,

    /// <summary>Penanggung jawab area.</summary>
    AreaAuthority,

    /// <summary>Penerbit izin.</summary>
    Issuer,

    /// <summary>Penanggung jawab pekerjaan.</summary>
    PerformingAuthority,

    /// <summary>Whoever stops the work or gives it up: everybody may, whatever else they signed.</summary>
    Anyone,

    /// <summary>ICMESH itself.</summary>
    System,
}

internal static class PermitStates
{
    /// <summary>People may be at work under it.</summary>
    public static bool IsWorking(this PermitState state) => state is PermitState.Active or PermitState.ExtensionPending;

    /// <summary>Nothing more will happen to it.</summary>
    public static bool IsOver(this PermitState state) => state is PermitState.Closed or PermitState.Rejected or PermitState.Cancelled;

    /// <summary>Not handed out yet.</summary>
    public static bool IsBeforeIssue(this PermitState state) => state is PermitState.Draft or PermitState.Submitted or PermitState.Reviewed or PermitState.Approved;
}
