using Icmesh.Kernel.Data;

namespace Icmesh.Accounts;

/// <summary>
/// Failed sign-ins for one account, or for a name that nobody has. Both are counted in the same way, so that neither an answer nor its
/// time tells which names exist.
/// </summary>
[NotRecorded("Counts failures and forgets them; who got in is recorded.")]
internal sealed class SignInAttempts
{
    public const int Most = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>SHA-256 of the account's id or of the name that was typed.</summary>
    [Data(DataClass.Internal)] public required string Subject { get; init; }

    [Data(DataClass.Internal)] public int Count { get; set; }

    /// <summary>When counting starts anew.</summary>
    [Data(DataClass.Internal)] public required DateTime Until { get; set; }
}
