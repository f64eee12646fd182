using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors;

/// <summary>Which companies a person sees: staff of the smelter all, a contractor's person the own company and its direct subcontractors.</summary>
internal static class Fence
{
    public static IQueryable<Contractor> SeenBy(this IQueryable<Contractor> contractors, ICurrentUser user) =>
        user.ContractorId is { } own ? contractors.Where(c => c.Id == own || c.MainContractorId == own) : contractors;

    /// <summary>The contractor of a page's address.</summary>
    /// <param name="own">Only the user's own company, where it is a contractor's person: for workers and for what is written.</param>
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Contractor> OpenAsync(this ContractorsDb db, string code, ICurrentUser user, CancellationToken cancellationToken, bool own = false)
    {
        var normalized = Kernel.Data.CodeText.Normalize(code);
        var found = await db.Contractors.SeenBy(user).SingleOrDefaultAsync(c => c.NormalizedCode == normalized, cancellationToken);
        return found is null || own && user.ContractorId is { } mine && found.Id != mine ? throw new NotFoundException($"contractor {code}") : found;
    }
}
