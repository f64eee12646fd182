using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors;

internal static class ContractorPage
{
    /// <summary>The contractor of a page's address.</summary>
    /// <param name="own">Only the user's own company, where it is a contractor's person: for workers and for what is written.</param>
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Contractor> OpenAsync(this ContractorsDb db, string code, CancellationToken cancellationToken, bool own = false)
    {
        var normalized = CodeText.Normalize(code);
        var found = await db.Contractors.SingleOrDefaultAsync(c => c.NormalizedCode == normalized, cancellationToken);
        return found is null || own && !db.Fence.SeesPersonsOf(found.Id) ? throw new NotFoundException($"contractor {code}") : found;
    }
}
