using Icmesh.Kernel.Security;

namespace Icmesh.Permits.Machine;

/// <summary>Who signs, as a person: two accounts of one person are one signer.</summary>
/// <param name="Person">The worker that the person is; of somebody who is none, the account.</param>
/// <param name="SignIn">Sign-in name.</param>
/// <param name="Name">What people call it. Two accounts of one name count as one person: better a question too many than one signature too few.</param>
internal sealed record Signer(Guid? Person, string SignIn, string Name)
{
    public static readonly Signer System = Of(SystemUser.Instance);

    public static Signer Of(ICurrentUser user) => new(user.WorkerId ?? user.AccountId, user.Name, user.DisplayName);

    public bool IsSame(Signer other) =>
        Person is { } person && person == other.Person
        || string.Equals(SignIn, other.SignIn, StringComparison.OrdinalIgnoreCase)
        || Plain(Name).Length > 0 && Plain(Name) == Plain(other.Name);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>One signature on a permit: a decision that was taken.</summary>
internal sealed record Signature(PermitCommand Command, SignRole Role, Signer By);
