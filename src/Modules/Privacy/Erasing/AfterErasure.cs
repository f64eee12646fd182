using Icmesh.Kernel.Persons;

namespace Icmesh.Privacy.Erasing;

/// <summary>All that is left to do after erasures, once for any number of them.</summary>
internal sealed class AfterErasure(IEnumerable<IAfterErasure> steps)
{
    public async Task RunAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            await step.RunAsync(ids, cancellationToken);
        }
    }
}
