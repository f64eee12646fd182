using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Pages.Apd.Observations;

/// <summary>What the address of a list or of the sums says about which observations.</summary>
internal sealed class ObservationFilter
{
    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    [FromQuery(Name = "job")] public string? Job { get; set; }

    /// <summary>First day at the site.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; set; }

    /// <summary><c>true</c> shows those in which something was missing.</summary>
    [FromQuery(Name = "missing")] public bool? Missing { get; set; }

    /// <summary>The contractor that is named, with its subcontractors; null where none is named.</summary>
    public async Task<IReadOnlyList<Guid>?> NamedAsync(IContractorDirectory contractors, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(Contractor) ? null
        : await contractors.FindAsync(Contractor, cancellationToken) is { } card ? (await contractors.TreesAsync([card.Id], cancellationToken))[card.Id] : [];

    public IQueryable<Observation> Apply(IQueryable<Observation> query, IReadOnlyList<Guid>? contractor, SiteClock clock)
    {
        query = query.AsNoTracking();
        query = contractor is not null ? query.Where(o => contractor.Contains(o.ContractorId)) : query;
        query = string.IsNullOrEmpty(Job) ? query : query.Where(o => o.JobType == Job);
        query = Missing is { } missing ? query.Where(o => o.IsCompliant != missing) : query;
        if (From is { Year: > 1 } from)
        {
            var start = clock.StartOf(from);
            query = query.Where(o => o.ObservedAt >= start);
        }

        if (To is { Year: > 1 and < 9999 } to)
        {
            var end = clock.StartOf(to.AddDays(1));
            query = query.Where(o => o.ObservedAt < end);
        }

        return query;
    }
}
