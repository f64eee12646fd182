using Icmesh.Incidents.Data;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents;

internal static class IncidentPage
{
    /// <summary>The incident of a page's address.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Incident> OpenAsync(this IncidentsDb db, Guid id, Fence fence, CancellationToken cancellationToken, bool toWrite = false)
    {
        var seen = await fence.SeenAsync(db.Incidents, cancellationToken);
        var found = await seen.SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        return found is null || toWrite && !fence.MayWrite(found.ContractorId) ? throw new NotFoundException($"incident {id}") : found;
    }
}
