using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;

namespace Icmesh.Incidents;

/// <summary>Whose incidents a person sees: staff of the smelter all, a contractor's person those of the own company and its subcontractors.</summary>
internal sealed class Fence(IContractorDirectory contractorDirectory, ICurrentUser user)
{
    public async Task<IQueryable<Incident>> SeenAsync(IQueryable<Incident> incidents, CancellationToken cancellationToken)
    {
        if (user.ContractorId is not { } own)
        {
            return incidents;
        }

        var tree = (await contractorDirectory.TreesAsync([own], cancellationToken))[own];
        return incidents.Where(i => tree.Contains(i.ContractorId));
    }

    /// <summary>Writes stay in the own company.</summary>
    public bool MayWrite(Guid contractor) => user.ContractorId is not { } own || own == contractor;
}
