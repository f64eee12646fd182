using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Readiness.Asking;

/// <summary>What the address of a page asks: which work, where, when. Without a word it asks for general work, anywhere, now.</summary>
internal sealed class Question
{
    [FromQuery(Name = "job")] public string? Job { get; set; }

    [FromQuery(Name = "area")] public Guid? Area { get; set; }

    /// <summary>Wall-clock time at the site.</summary>
    [FromQuery(Name = "at")] public DateTime? At { get; set; }

    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public DateTime AtUtc { get; private set; }

    /// <summary>Fills the choices and puts what was not asked, or cannot be asked, to its default.</summary>
    public async Task OpenAsync(IJobTypeDirectory jobTypes, ISiteDirectory sites, SiteClock clock, CancellationToken cancellationToken)
    {
        var known = await jobTypes.ListAsync(cancellationToken);
        (Job, Jobs) = Choice(known, Job);
        var areas = await sites.AreasAsync(cancellationToken);
        Area = areas.FirstOrDefault(a => a.Id == Area)?.Id;
        Areas = [.. areas.Select(a => new SelectListItem(a.Name, a.Id.ToString(), a.Id == Area))];
        var inReach = At is { Year: > 2000 and < 2100 };
        AtUtc = inReach ? clock.ToUtc(At!.Value) : clock.UtcNow;
        At = inReach ? At : null;
    }

    /// <summary>The job type that was asked for, else the first; null where there is none.</summary>
    internal static (string? Chosen, IReadOnlyList<SelectListItem> Options) Choice(IReadOnlyList<JobTypeCard> known, string? asked)
    {
        var chosen = known.FirstOrDefault(j => j.Code == asked) ?? (known.Count > 0 ? known[0] : null);
        return (chosen?.Code, [.. known.Select(j => new SelectListItem(j.Title.ToString(), j.Code, j == chosen))]);
    }

    /// <summary>The same question in the address of another page.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"?job={Job}&area={Area}&at={At:yyyy-MM-ddTHH:mm}");
}
