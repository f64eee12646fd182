using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Sites.Areas;

internal sealed class SaveArea(ContractorsDb db, ICurrentUser user, SiteClock clock)
{
    /// <param name="site">Where the area lies.</param>
    /// <param name="area">Null for a new one.</param>
    /// <returns>False where somebody else saved a newer version.</returns>
    /// <exception cref="RefusedException">The code is taken or cannot be used.</exception>
    public async Task<bool> RunAsync(Site site, WorkArea? area, PlaceInput input, CancellationToken cancellationToken)
    {
        if (!CodeRule.IsValid(input.Code))
        {
            throw new RefusedException(CodeRule.Reason(input.Code), CodeRule.Remedy);
        }

        var normalized = CodeText.Normalize(input.Code);
        if (await db.Areas.AnyAsync(a => a.SiteId == site.Id && a.NormalizedCode == normalized && (area == null || a.Id != area.Id), cancellationToken))
        {
            throw new RefusedException(
                new($"Kode {input.Code} sudah dipakai area lain di lokasi ini.", $"The code {input.Code} belongs to another area of this site."),
                new("Pakai kode lain.", "Use another code."));
        }

        if (area is not null && area.Version != input.Version)
        {
            return false;
        }

        object? before = area is null ? null : new { area.SiteId, area.Code, area.Name };
        if (area is null)
        {
            area = new() { SiteId = site.Id, Code = input.Code, Name = input.Name };
            db.Areas.Add(area);
        }

        (area.Code, area.Name) = (input.Code, input.Name);
        db.Record(user, clock.UtcNow, before is null ? "area.create" : "area.edit", "area", area.Id, null, before, new { area.SiteId, area.Code, area.Name }, siteId: site.Id);
        return await db.SavedAsync(cancellationToken);
    }
}
