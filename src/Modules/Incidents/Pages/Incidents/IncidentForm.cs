using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Incidents.Pages.Incidents;

/// <summary>Lists that the forms offer: no site that the person may not write at.</summary>
internal sealed class IncidentForm(ISiteDirectory siteDirectory, Fence fence)
{
    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var sites = (await siteDirectory.ListAsync(cancellationToken)).Where(s => fence.SeesSite(s.Id)).ToList();
        Sites = [.. sites.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
        var codes = sites.ToDictionary(s => s.Id, s => s.Code);
        Areas = [.. (await siteDirectory.AreasAsync(cancellationToken)).Where(a => codes.ContainsKey(a.SiteId)).Select(a => new SelectListItem($"{codes[a.SiteId]} · {a.Name}", a.Id.ToString()))];
    }
}
