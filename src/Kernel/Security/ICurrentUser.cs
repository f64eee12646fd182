namespace Icmesh.Kernel.Security;

/// <summary>Who asks. Never null: a job asks as <c>system</c>.</summary>
public interface ICurrentUser
{
    /// <summary>Sign-in name, as written into the activity record.</summary>
    string Name { get; }

    string DisplayName { get; }

    /// <summary>The contractor whose person this is; null for staff of the smelter and for the system.</summary>
    Guid? ContractorId { get; }

    bool Has(string permission);
}

/// <summary>The system itself: jobs, start-up, the command line of whoever runs the server.</summary>
public sealed class SystemUser : ICurrentUser
{
    public static readonly SystemUser Instance = new();

    public string Name => "system";
    public string DisplayName => "ICMESH";
    public Guid? ContractorId => null;

    public bool Has(string permission) => true;
}

/// <summary>Lets work that outlives its request go on in the name of whoever asked for it. Set first thing in the work's own scope.</summary>
public sealed class ActingUser
{
    public ICurrentUser? User { get; set; }
}
