using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Tokens;

/// <summary>What a device or another system calls <c>/api</c> with. The secret itself is shown once and kept nowhere.</summary>
internal sealed class Token : IVersioned
{
    public const int ScopesLength = 1000;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is for: <c>Gerbang 2</c>, <c>HRIS</c>. Part of what the activity record names.</summary>
    [Data(DataClass.Internal)] public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 64 hexadecimal digits. The secret is 256 random bits: no salt or slow hash adds to that.</summary>
    [Data(DataClass.Secret)] public required string Hash { get; init; }

    /// <summary>Permissions, separated by spaces.</summary>
    [Data(DataClass.Internal)] public required string Scopes { get; init; }

    /// <summary>The company that it acts for and is fenced to; null acts for the smelter.</summary>
    [Data(DataClass.Internal)] public Guid? CompanyId { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required DateTime ExpiresAt { get; init; }

    [Data(DataClass.Internal)] public DateTime? RevokedAt { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    public TokenUse Use { get; init; } = new();

    public string[] ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public TokenState StateAt(DateTime now) => RevokedAt is not null ? TokenState.Revoked : ExpiresAt <= now ? TokenState.Expired : TokenState.Live;
}

[NotRecorded("That a token was used is no change of it")]
internal sealed class TokenUse
{
    [Data(DataClass.Internal)] public Guid TokenId { get; init; }

    /// <summary>Noted at most once a minute.</summary>
    [Data(DataClass.Internal)] public DateTime? LastAt { get; set; }
}

internal enum TokenState
{
    Live,
    Expired,
    Revoked,
}
