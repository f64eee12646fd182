using Icmesh.Accounts.Proving;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Security;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Who asks in this request, as the database says at this moment.</summary>
internal sealed class SignedInUser(SessionRow row, RoleMatrix matrix, SecondFactorPolicy policy, DateTime now) : ICurrentUser
{
    public Guid Id => row.Id;
    public string Name => row.Name;
    public string DisplayName => row.DisplayName;
    public Guid? ContractorId => row.ContractorId;
    public Guid? SiteId => row.SiteId;
    public Guid? WorkerId => row.WorkerId;
    public IReadOnlyList<string> Roles => row.Roles;
    public Session Session => row.Session;
    public Guid? AccountId => row.Id;
    public Guid? PhoneId => row.Session.PhoneId;

    /// <summary>When an admin took the second factor away; null once the person has seen that.</summary>
    public DateTime? SecondFactorResetAt => row.SecondFactorResetAt;

    public bool HasProvedItself => row.Session.ProvedAt is { } at && now - at < StepUp.Lifetime;

    /// <summary>Came in by a password that somebody else made: until it is changed, nothing but that is possible.</summary>
    public bool MustChangePassword => row.OneTimeUntil is not null && row.Session.Method is (SignInMethod.Password or SignInMethod.Code);

    /// <summary>A role of this person is worth a second factor, and this session has none: until one is set up, nothing but that is possible.</summary>
    public bool MustAddSecondFactor => !row.Session.IsStrong && policy.Demands(row.Roles);

    public Scope? ScopeOf(string permission) => (MustChangePassword || MustAddSecondFactor) && permission != AccountsPermissions.Self ? null : Narrowed(matrix.Of(row.Roles, permission));

    /// <summary>A contractor's person never reaches beyond the own company, and who is bound to no site works at all of them.</summary>
    private Scope? Narrowed(Scope? scope) => scope switch
    {
        null => null,
        _ when row.ContractorId is not null => Scope.Own,
        Scope.Site when row.SiteId is null => Scope.All,
        _ => scope,
    };
}

/// <summary>What every request reads anew of its account and session.</summary>
internal sealed record SessionRow(
    Guid Id, string Name, string DisplayName, Guid? ContractorId, Guid? SiteId, Guid? WorkerId, DateTime? OneTimeUntil, DateTime? SecondFactorResetAt, Session Session, List<string> Roles)
{
    public static SessionRow Of(Account account, Session session) => new(
        account.Id, account.UserName!, account.DisplayName, account.ContractorId, account.SiteId, account.WorkerId, account.OneTimeUntil, account.SecondFactorResetAt, session,
        [.. account.RoleCodes]);
}
