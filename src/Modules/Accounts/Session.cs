using System.Linq.Expressions;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Accounts;

/// <summary>How a session began.</summary>
internal enum SignInMethod
{
    Password,

    /// <summary>Password, then a code of the authenticator app or a recovery code.</summary>
    Code,
    Passkey,

    /// <summary>On a phone that its owner has enrolled.</summary>
    Pin,

    /// <summary>By the account of the own company.</summary>
    Corporate,
}

/// <summary>One browser in which a person is signed in. Its sealed cookie holds the id; without this row the cookie is nobody's.</summary>
[NotRecorded("Beginning and ending one is recorded; between them its last use is written down every minute.")]
internal sealed class Session
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(12);

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid AccountId { get; init; }

    /// <summary>The account's stamp when it began: once the account has another, this session is over.</summary>
    [Data(DataClass.Secret)] public required string Stamp { get; init; }

    [Data(DataClass.Internal)] public required SignInMethod Method { get; init; }

    /// <summary>Two different proofs were given, or one that cannot be given away.</summary>
    [Data(DataClass.Internal)] public required bool IsStrong { get; set; }

    [Data(DataClass.Internal)] public required DateTime StartedAt { get; init; }

    /// <summary>Last use, to the minute.</summary>
    [Data(DataClass.Internal)] public required DateTime LastSeenAt { get; set; }

    /// <summary>When it is over however busy it is.</summary>
    [Data(DataClass.Internal)] public required DateTime EndsAt { get; init; }

    /// <summary>When the person last showed who it is; null where that was never strong enough for what asks for it again.</summary>
    [Data(DataClass.Internal)] public DateTime? ProvedAt { get; set; }

    /// <summary>The enrolled phone that this is on: there a session lasts a whole shift.</summary>
    [Data(DataClass.Internal)] public Guid? PhoneId { get; init; }

    /// <summary>As the browser says of itself: <c>Chrome · Android</c>.</summary>
    [Data(DataClass.Personal)] public required string Browser { get; init; }

    public bool IsHandheld => Browser.EndsWith("Android", StringComparison.Ordinal) || Browser.EndsWith("iPhone", StringComparison.Ordinal) || Browser.EndsWith("iPad", StringComparison.Ordinal);

    [Data(DataClass.Personal)] public required string Address { get; init; }

    /// <summary>Neither left alone for too long nor older than a session may be. An enrolled phone may be left alone.</summary>
    public static Expression<Func<Session, bool>> IsLive(DateTime now)
    {
        var left = now - Idle;
        return s => s.EndsAt > now && (s.PhoneId != null || s.LastSeenAt > left);
    }
}
