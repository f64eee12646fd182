using Icmesh.Incidents.Data;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents;

internal static class IncidentPage
{
    /// <summary>The incident of a page's address.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Incident> OpenAsync(this IncidentsDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Incidents.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw new NotFoundException($"incident {id}");
}
