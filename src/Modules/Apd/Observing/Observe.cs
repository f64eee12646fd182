using System.ComponentModel.DataAnnotations;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Observing;

internal sealed class ObservationInput
{
    [Display(Name = "Observed.Field"), Required] public Guid? Worker { get; set; }

    [Display(Name = "Site.Field"), Required] public Guid? Site { get; set; }

    [Display(Name = "Area.Field")] public Guid? Area { get; set; }

    /// <summary>Wall-clock time at the site.</summary>
    [Display(Name = "ObservedAt.Field"), Required] public DateTime? At { get; set; }

    /// <summary>Codes of what was missing; none where all was worn.</summary>
    [Display(Name = "Missing.Field")] public List<string> Missing { get; set; } = [];

    [Display(Name = "Note.Field"), StringLength(Lengths.Note)] public string? Note { get; set; }
}

/// <summary>Writes down one person as seen, with a photo. Both are kept or neither.</summary>
internal sealed class Observe(ApdDb db, ApdBooks books, ObservationCheck check, IContractorDirectory contractors, ObservedPlace place, ICurrentUser user, SiteClock clock)
{
    public const string Subject = "apd-observation";

    /// <exception cref="RefusedException">Nobody can have seen it, it is written down already, or the photo is not allowed.</exception>
    public Task<Guid> RunAsync(ContractorCard contractor, WorkerCard? worker, string job, ObservationInput input, IFormFile? photo, CancellationToken cancellationToken) => place.Session.InTransactionAsync(async () =>
    {
        var seen = new Seen(contractor.Id, input.Worker!.Value, input.Site!.Value, input.Area, job, clock.ToUtc(input.At!.Value), [.. input.Missing.Distinct()], input.Note?.Trim() ?? "");
        await place.CheckAsync(seen, cancellationToken);
        var hours = await check.HoursAsync([contractor.Id], seen.AtUtc, cancellationToken);
        if (check.Fault(seen, contractor, worker, await books.CatalogueAsync(cancellationToken), _ => true, hours) is { } fault)
        {
            throw new RefusedException(fault.Reason, fault.Remedy);
        }

        if (await db.Observations.AnyAsync(o => o.WorkerId == seen.WorkerId && o.ObservedAt == seen.AtUtc && o.JobType == job, cancellationToken))
        {
            throw new RefusedException(new("Pengamatan orang ini pada waktu itu sudah tercatat.", "This person at that time is written down already."), new("Periksa jamnya.", "Check the time."));
        }

        var observation = Observation.Of(seen, user.Name, clock);
        db.Observations.Add(observation);
        db.Record(user, clock.UtcNow, "apd-observation.create", Subject, observation.Id, observation.ContractorId,
            after: new { observation.WorkerId, observation.JobType, observation.ObservedAt, observation.Missing }, siteId: observation.SiteId, personId: observation.WorkerId);
        foreach (var affected in await contractors.UpwardsAsync(contractor.Id, cancellationToken))
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, affected);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (photo is not null)
        {
            await using var content = photo.OpenReadStream();
            await place.Attachments.AddAsync(new AttachedTo(Subject, observation.Id, observation.ContractorId), photo.FileName, content, cancellationToken);
        }

        return observation.Id;
    }, cancellationToken);
}

/// <summary>Where somebody was seen, and where the photo goes.</summary>
internal sealed class ObservedPlace(ISiteDirectory sites, Fence fence, DbSession session, IAttachments attachments)
{
    public DbSession Session => session;

    public IAttachments Attachments => attachments;

    /// <exception cref="RefusedException">The site is not for this observer, or the area lies elsewhere.</exception>
    public async Task CheckAsync(Seen seen, CancellationToken cancellationToken)
    {
        var isSite = (await sites.ListAsync(cancellationToken)).Any(s => s.Id == seen.SiteId && fence.SeesSite(s.Id));
        if (!isSite || seen.AreaId is { } area && !(await sites.AreasAsync(cancellationToken)).Any(a => a.Id == area && a.SiteId == seen.SiteId))
        {
            throw new RefusedException(new("Area itu tidak ada di lokasi yang dipilih.", "That area is not at the chosen site."), new("Pilih area dari lokasi yang sama.", "Choose an area of the same site."));
        }
    }
}
