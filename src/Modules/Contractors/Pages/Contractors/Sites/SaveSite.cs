using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Sites;

internal sealed class SaveSite(ContractorsDb db, ICurrentUser user, SiteClock clock)
{
    /// <param name="site">Null for a new one.</param>
    /// <returns>False where somebody else saved a newer version.</returns>
    /// <exception cref="RefusedException">The code is taken or cannot be used.</exception>
    public async Task<bool> RunAsync(Site? site, PlaceInput input, CancellationToken cancellationToken)
    {
        if (!CodeRule.IsValid(input.Code))
        {
            throw new RefusedException(CodeRule.Reason(input.Code), CodeRule.Remedy);
        }

        var normalized = CodeText.Normalize(input.Code);
        if (await db.Sites.AnyAsync(s => s.NormalizedCode == normalized && (site == null || s.Id != site.Id), cancellationToken))
        {
            throw new RefusedException(
                new($"Kode {input.Code} sudah dipakai lokasi lain.", $"The code {input.Code} belongs to another site."),
                new("Pakai kode lain.", "Use another code."));
        }

        if (site is not null && site.Version != input.Version)
        {
            return false;
        }

        object? before = site is null ? null : new { site.Code, site.Name };
        if (site is null)
        {
            site = new() { Code = input.Code, Name = input.Name };
            db.Sites.Add(site);
        }

        (site.Code, site.Name) = (input.Code, input.Name);
        db.Record(user, clock.UtcNow, before is null ? "site.create" : "site.edit", "site", site.Id, null, before, new { site.Code, site.Name }, siteId: site.Id);
        return await db.SavedAsync(cancellationToken);
    }
}
