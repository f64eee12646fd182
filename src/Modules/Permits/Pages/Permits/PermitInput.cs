using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Permits.Deciding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>What the applicant says of a job.</summary>
internal sealed class PermitInput
{
    [Display(Name = "Types.Field"), Required] public List<string> Types { get; set; } = [];

    [Display(Name = "Area.Field"), Required] public Guid? AreaId { get; set; }

    [StringLength(Permit.PlaceLength)] public string? Place { get; set; }

    [Display(Name = "Description.Field"), Required, StringLength(Permit.DescriptionLength)] public string Description { get; set; } = "";

    /// <summary>Wall-clock time at the site.</summary>
    [Display(Name = "Start.Field"), Required] public DateTime? Start { get; set; }

    [Display(Name = "End.Field"), Required] public DateTime? End { get; set; }

    public long Version { get; set; }

    public static PermitInput Of(Permit permit, SiteClock clock) => new()
    {
        Types = [.. permit.TypeCodes], AreaId = permit.AreaId, Place = permit.Place, Description = permit.Description, Start = clock.ToSite(permit.Start), End = clock.ToSite(permit.End), Version = permit.Version,
    };
}

/// <summary>Lists that the forms offer: areas in which a contract of the company runs.</summary>
internal sealed class PermitForm(ISiteDirectory sites, IContractDirectory contracts, ReadParts parts, ICurrentUser user, SiteClock clock)
{
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var codes = (await sites.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        IReadOnlyList<Guid> own = user.ContractorId is { } company ? await contracts.AreasAsync(company, clock.Today, cancellationToken) : [];
        Areas = [.. (await sites.AreasAsync(cancellationToken)).Where(a => own.Contains(a.Id)).Select(a => new SelectListItem($"{codes[a.SiteId]} · {a.Name}", a.Id.ToString()))];
        Types = [.. (await parts.TypesAsync(cancellationToken)).Types.Select(t => new SelectListItem(t.Title.ToString(), t.Code) { Group = new() { Name = t.Trigger.ToString() } })];
    }
}
