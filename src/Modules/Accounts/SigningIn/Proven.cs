namespace Icmesh.Accounts.SigningIn;

/// <summary>How well a person has shown who it is.</summary>
/// <param name="IsStrong">By two different proofs, or one that cannot be given away.</param>
/// <param name="IsFresh">Well enough, just now, to do at once what asks for a proof of its own.</param>
internal sealed record Proven(SignInMethod Method, bool IsStrong, bool IsFresh = true, Guid? PhoneId = null)
{
    public static readonly Proven Password = new(SignInMethod.Password, IsStrong: false), Code = new(SignInMethod.Code, IsStrong: true), Passkey = new(SignInMethod.Passkey, IsStrong: true);

    /// <summary>Six digits over the shoulder are quickly seen: they open the day's work, not what asks for a proof of its own.</summary>
    public static Proven Pin(Phone phone) => new(SignInMethod.Pin, IsStrong: true, IsFresh: false, phone.Id);
}
