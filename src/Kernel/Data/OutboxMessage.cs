namespace Icmesh.Kernel.Data;

/// <summary>
/// A change that others must hear of, saved in the change's own transaction and handed on afterwards, at least once.
/// </summary>
[NotRecorded("Announces a change that is recorded itself.")]
public sealed class OutboxMessage
{
    /// <summary>Order of saving; given by the database.</summary>
    [Data(DataClass.Internal)] public long Id { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    /// <summary>What changed: one of <see cref="Topics"/>.</summary>
    [Data(DataClass.Internal)] public required string Topic { get; init; }

    /// <summary>The contractor whose facts may have changed; null where the topic concerns none or all.</summary>
    [Data(DataClass.Internal)] public Guid? ContractorId { get; init; }

    /// <summary>JSON, the topic says of what shape.</summary>
    [Data(DataClass.Internal)] public string Payload { get; init; } = "{}";

    [Data(DataClass.Internal)] public DateTime? DoneAt { get; set; }

    [Data(DataClass.Internal)] public DateTime? ClaimedUntil { get; set; }

    [Data(DataClass.Internal)] public int Attempts { get; set; }

    [Data(DataClass.Internal)] public string? Error { get; set; }
}

/// <summary>Names of what is announced through the outbox.</summary>
public static class Topics
{
    /// <summary>Facts of <see cref="OutboxMessage.ContractorId"/> changed (of all contractors where it is null).</summary>
    public const string FactsChanged = "facts.changed";

    /// <summary>The score of a contractor was computed anew. Payload: <c>{id, code, name, score, grade, coverage, outcome}</c>.</summary>
    public const string ScoreChanged = "score.changed";

    /// <summary>A nightly run went on. Payload: <c>{id, businessDate, done, total, state, secondsLeft}</c>.</summary>
    public const string RunProgressed = "run.progressed";

    /// <summary>Another rule version went live. Payload: <c>{path, sha256}</c>.</summary>
    public const string RulesChanged = "rules.changed";
}

/// <summary>Takes announced changes. Must be idempotent: a message may come twice.</summary>
public interface IOutboxConsumer
{
    bool Handles(string topic);

    Task HandleAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken);
}
