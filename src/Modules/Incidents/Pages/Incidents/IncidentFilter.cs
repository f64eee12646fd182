using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Pages.Incidents;

/// <summary>What the address of the list says about which incidents.</summary>
internal sealed class IncidentFilter
{
    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    [FromQuery(Name = "site")] public string? Site { get; set; }

    [FromQuery(Name = "class")] public InjuryClass? Class { get; set; }

    /// <summary>First day at the site.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; set; }

    /// <summary>At least this potential.</summary>
    [FromQuery(Name = "potential")] public int? Potential { get; set; }

    /// <param name="inNarrative">Whether the reader may know what happened to whom: finding a word there tells it.</param>
    /// <param name="contractor">The contractor named by <see cref="Contractor"/>, with its subcontractors; null where none is named.</param>
    public IQueryable<Incident> Apply(IQueryable<Incident> query, IReadOnlyList<Guid>? contractor, SiteCard? site, string? words, bool inNarrative, SiteClock clock)
    {
        query = contractor is not null ? query.Where(i => contractor.Contains(i.ContractorId)) : query;
        query = site is not null ? query.Where(i => i.SiteId == site.Id) : query;
        query = Class is { } @class ? query.Where(i => i.Class == @class) : query;
        query = Potential is { } least ? query.Where(i => i.Potential >= least) : query;
        if (From is { } from)
        {
            var start = clock.StartOf(from);
            query = query.Where(i => i.OccurredAt >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = clock.StartOf(to.AddDays(1));
            query = query.Where(i => i.OccurredAt < end);
        }

        if (!string.IsNullOrWhiteSpace(words))
        {
            var like = LikeWords.Within(words);
            query = query.Where(i => inNarrative && EF.Functions.Like(i.Narrative, like, LikeWords.Escape) || EF.Functions.Like(i.ExternalId!, like, LikeWords.Escape));
        }

        return query;
    }
}
