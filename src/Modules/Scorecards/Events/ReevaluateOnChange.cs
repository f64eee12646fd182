using Icmesh.Kernel.Data;

namespace Icmesh.Scorecards.Events;

/// <summary>Facts changed: the contractors concerned are evaluated anew. Many changes of one contractor are one evaluation.</summary>
internal sealed class ReevaluateOnChange(EvaluateContractors evaluate) : IOutboxConsumer
{
    public bool Handles(string topic) => topic == Topics.FactsChanged;

    public Task HandleAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken) =>
        messages.Any(m => m.ContractorId is null)
            ? evaluate.RunAllAsync(cancellationToken)
            : evaluate.RunAsync([.. messages.Select(m => m.ContractorId!.Value).Distinct()], cancellationToken);
}
