using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Pages.Apd.Observations;

internal sealed class DetailsModel(ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, ISiteDirectory sites, IJobTypeDirectory jobTypes) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Observation Observation { get; private set; } = null!;
    public ContractorCard Contractor { get; private set; } = null!;
    public WorkerCard? Person { get; private set; }
    public ApdCatalogue Catalogue { get; private set; } = null!;
    public string Place { get; private set; } = "";
    public string Job { get; private set; } = "";

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Observation = await db.ObservationAsync(Id, cancellationToken);
        Contractor = (await contractors.ReadAsync([Observation.ContractorId], cancellationToken))[Observation.ContractorId];
        Person = (await workers.ReadAsync([Observation.WorkerId], cancellationToken)).GetValueOrDefault(Observation.WorkerId);
        Catalogue = await books.CatalogueAsync(cancellationToken);
        var area = (await sites.AreasAsync(cancellationToken)).FirstOrDefault(a => a.Id == Observation.AreaId)?.Name;
        var site = (await sites.ListAsync(cancellationToken)).FirstOrDefault(s => s.Id == Observation.SiteId)?.Name;
        Place = string.Join(" · ", new[] { site, area }.OfType<string>());
        Job = (await jobTypes.ListAsync(cancellationToken)).FirstOrDefault(j => j.Code == Observation.JobType)?.Title.ToString() ?? Observation.JobType;
    }
}

internal static class OpenObservation
{
    /// <summary>The observation of a page's address.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Observation> ObservationAsync(this ApdDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Observations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) ?? throw new NotFoundException($"observation {id}");
}
