using Icmesh.Kernel.Data;

namespace Icmesh.Reporting.Events;

/// <summary>Scores, runs and rules that changed go to the open pages.</summary>
internal sealed class PublishChanges(LiveHub hub) : IOutboxConsumer
{
    public bool Handles(string topic) => KindOf(topic) is not null;

    public Task HandleAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            hub.Publish(new(message.Id, KindOf(message.Topic)!, message.Payload, message.ContractorId));
        }

        return Task.CompletedTask;
    }

    private static string? KindOf(string topic) => topic switch
    {
        Topics.ScoreChanged => "score",
        Topics.RunProgressed => "run",
        Topics.RulesChanged => "rules",
        _ => null,
    };
}
