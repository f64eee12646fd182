using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Microsoft.AspNetCore.Identity;

namespace Icmesh.Accounts;

/// <summary>
/// A person who signs in. Its owner may be null and it is read before anybody is known, so no query filter can fence it: lists of
/// accounts say <see cref="AccountFence.SeenBy"/>.
/// </summary>
internal sealed class Account : IdentityUser<Guid>, IVersioned, IErasable
{
    public Account()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = NewStamp();
    }

    [Data(DataClass.Personal)] public required string DisplayName { get; set; }

    /// <summary>The company whose person this is; null for staff of the smelter. Never changes: another employer, another account.</summary>
    [Data(DataClass.Internal)] public Guid? ContractorId { get; init; }

    /// <summary>Where permissions that reach the own site alone end; null: all sites.</summary>
    [Data(DataClass.Internal)] public Guid? SiteId { get; set; }

    /// <summary>The worker that this person is in the contractor's list.</summary>
    [Data(DataClass.Internal), PersonId] public Guid? WorkerId { get; set; }

    [Data(DataClass.Internal)] public bool IsDisabled { get; set; }

    /// <summary>Language of the screen: <c>id</c> or <c>en</c>.</summary>
    [Data(DataClass.Internal)] public string Language { get; set; } = "id";

    /// <summary>Set while the password is one that somebody else made: it ends then, and is to be changed at the first sign-in.</summary>
    [Data(DataClass.Internal)] public DateTime? OneTimeUntil { get; set; }

    /// <summary>Set when an admin takes the second factor away, until its owner has seen that.</summary>
    [Data(DataClass.Internal)] public DateTime? SecondFactorResetAt { get; set; }

    [Data(DataClass.Internal)] public DateTime? LastSignInAt { get; set; }

    [Data(DataClass.Internal)] public DateTime CreatedAt { get; init; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    /// <summary>By which the person is known to every module.</summary>
    public Guid PersonId => WorkerId ?? Id;

    public List<AccountRole> Roles { get; } = [];

    public IEnumerable<string> RoleCodes => Roles.Select(r => r.Role);

    /// <summary>Ends every session of this account on its next request.</summary>
    public void SignOutEverywhere() => SecurityStamp = NewStamp();

    /// <summary>Nobody signs in with it any more; its name stays taken, so that nobody else is taken for its owner.</summary>
    public void Erase()
    {
        IsDisabled = true;
        SignOutEverywhere();
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}

/// <summary>A role that an account holds.</summary>
internal sealed class AccountRole
{
    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid AccountId { get; init; }

    /// <summary>Code as in the matrix: <c>hse-admin</c>.</summary>
    [Data(DataClass.Internal)] public required string Role { get; init; }
}
