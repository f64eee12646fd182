using Icmesh.Kernel.Data;

namespace Icmesh.Accounts;

/// <summary>An account as the activity record keeps it: never with a password, its hash or a stamp.</summary>
internal sealed record RecordedAccount(
    [property: Data(DataClass.Personal)] string? Name, [property: Data(DataClass.Personal)] string DisplayName, [property: Data(DataClass.Personal)] string? Phone,
    [property: Data(DataClass.Personal)] string? Email,
    [property: Data(DataClass.Internal)] string[] Roles, [property: Data(DataClass.Internal)] Guid? Site, [property: Data(DataClass.Internal)] Guid? Worker,
    [property: Data(DataClass.Internal)] bool IsDisabled, [property: Data(DataClass.Internal)] string Language)
{
    public const string Noun = "account";

    public static readonly IReadOnlyList<string> Verbs =
    [
        "create", "edit", "disable", "enable", "language", "sign-in", "sign-out", "sign-out-everywhere", "end-session", "reset-password", "change-password", "reset-second-factor", "see-reset",
        "add-authenticator", "remove-authenticator", "add-passkey", "rename-passkey", "remove-passkey", "replace-recovery-codes", "use-recovery-code",
        "enrol-phone", "remove-phone", "lock-phone", "make-phone-code", "link-corporate", "demo",
    ];

    public static RecordedAccount Of(Account account) => new(
        account.UserName, account.DisplayName, account.PhoneNumber, account.Email, [.. account.RoleCodes.Order(StringComparer.Ordinal)], account.SiteId, account.WorkerId,
        account.IsDisabled, account.Language);
}

/// <summary>How somebody got in, or proved to be who they are.</summary>
internal sealed record RecordedProof(
    [property: Data(DataClass.Internal)] SignInMethod? Method = null, [property: Data(DataClass.Internal)] int? Left = null, [property: Data(DataClass.Personal)] string? Passkey = null,
    [property: Data(DataClass.Personal)] string? Device = null, [property: Data(DataClass.Internal)] string? Issuer = null);
