using Icmesh.Kernel.Persons;

namespace Icmesh.Attachments.Keeping;

/// <summary>The content of files whose rows an erasure removed.</summary>
internal sealed class RemoveErased(ContentStore store) : IAfterErasure
{
    public Task RunAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            store.Remove(id);
        }

        return Task.CompletedTask;
    }
}
