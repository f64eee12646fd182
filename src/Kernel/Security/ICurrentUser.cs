namespace Icmesh.Kernel.Security;

/// <summary>Who asks. Never null: a job asks as <c>system</c>.</summary>
public interface ICurrentUser
{
    /// <summary>Sign-in name, as written into the activity record.</summary>
    string Name { get; }

    string DisplayName { get; }

    /// <summary>False for somebody whom nobody knows yet: a page that needs a permission leads to the sign-in.</summary>
    bool IsSignedIn => true;

    /// <summary>The contractor whose person this is; null for staff of the smelter and for the system.</summary>
    Guid? ContractorId { get; }

    /// <summary>The site that this person works at; null where it is not bound to one.</summary>
    Guid? SiteId => null;

    /// <summary>The worker that this person is, where it is one.</summary>
    Guid? WorkerId => null;

    /// <summary>Never changes, unlike a name: whose work it is that waits unsent on a phone. Null for the system.</summary>
    Guid? AccountId => null;

    /// <summary>The enrolled phone that this person works on: the same from one shift to the next. Null elsewhere.</summary>
    Guid? PhoneId => null;

    /// <summary>Whether this person showed within the last minutes that it is still the one who signed in, see <see cref="StepUpAttribute"/>.</summary>
    bool HasProvedItself => false;

    /// <summary>How far a permission reaches; null where it is not held.</summary>
    Scope? ScopeOf(string permission);

    bool Has(string permission) => ScopeOf(permission) is not null;
}

/// <summary>How far a permission reaches, narrowest first.</summary>
public enum Scope
{
    /// <summary>The own company: its persons, and the figures of its registered subcontractors.</summary>
    Own,

    /// <summary>The own site.</summary>
    Site,

    All,
}

/// <summary>The system itself: jobs, start-up, the command line of whoever runs the server.</summary>
public sealed class SystemUser : ICurrentUser
{
    public static readonly SystemUser Instance = new();

    public string Name => "system";
    public string DisplayName => "ICMESH";
    public Guid? ContractorId => null;
    public bool HasProvedItself => true;

    public Scope? ScopeOf(string permission) => Scope.All;
}

/// <summary>A request of somebody whom nobody knows: it holds nothing.</summary>
public sealed class AnonymousUser : ICurrentUser
{
    public static readonly AnonymousUser Instance = new();

    public string Name => "anonymous";
    public string DisplayName => "";
    public bool IsSignedIn => false;
    public Guid? ContractorId => null;

    public Scope? ScopeOf(string permission) => null;
}

/// <summary>Lets work that outlives its request go on in the name, and behind the fence, of whoever asked for it.</summary>
public sealed class ActingUser
{
    public ICurrentUser? User { get; private set; }
    public Fence? Fence { get; private set; }

    /// <summary>To be called first thing in the work's own scope.</summary>
    public void Be(ICurrentUser user, Fence fence) => (User, Fence) = (user, fence);
}
