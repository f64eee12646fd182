using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Competency.Pages.Competency.Who;

/// <summary>Who may do a job tonight: everybody is asked about in batches, by all rules of all modules, until enough are found.</summary>
internal sealed class IndexModel(
    IReadiness readiness, IJobTypeDirectory jobs, ISiteDirectory sites, IContractorDirectory contractorDirectory, IWorkerDirectory workers, CompanyChoice choice, SiteClock clock) : PageModel
{
    private const int Batch = 200, Enough = 50, MostAsked = 2000, Tonight = 20;

    [FromQuery(Name = "job")] public string? Job { get; set; }

    [FromQuery(Name = "area")] public Guid? Area { get; set; }

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    /// <summary>Wall-clock time at the site; tonight unless asked otherwise.</summary>
    [FromQuery(Name = "at")] public DateTime? At { get; set; }

    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Contractors { get; private set; } = [];

    public List<WorkerReadiness> Found { get; } = [];

    public int Asked { get; private set; }

    /// <summary>There are more whom nobody has asked about.</summary>
    public bool HasMore { get; private set; }

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (var company, Contractors) = await choice.ReadAsync(Contractor, all: true, cancellationToken);
        var known = await jobs.ListAsync(cancellationToken);
        var job = known.FirstOrDefault(j => j.Code == Job);
        Jobs = [.. known.Select(j => new SelectListItem(j.Title.ToString(), j.Code, j == job))];
        var places = await sites.AreasAsync(cancellationToken);
        Area = places.FirstOrDefault(a => a.Id == Area)?.Id;
        Areas = [.. places.Select(a => new SelectListItem(a.Name, a.Id.ToString(), a.Id == Area))];
        At = At is { Year: > 2000 and < 2100 } ? At : clock.Today.ToDateTime(new(Tonight, 0));
        if (job is not null)
        {
            var companies = company is null ? (await contractorDirectory.ListAsync(null, int.MaxValue, withEnded: false, cancellationToken)).Select(c => c.Id).ToList() : [company.Id];
            await SearchAsync(companies, job.Code, cancellationToken);
        }
    }

    private async Task SearchAsync(List<Guid> companies, string job, CancellationToken cancellationToken)
    {
        for (Guid? after = null; companies.Count > 0;)
        {
            var some = await workers.AfterAsync(companies, after, Batch, cancellationToken);
            if (some.Count > 0)
            {
                Asked += some.Count;
                after = some[^1].Id;
                var answer = await readiness.AskAsync([.. some.Select(w => w.Id)], [job], Area, clock.ToUtc(At!.Value), cancellationToken);
                Found.AddRange(answer.Workers.Where(w => w.Outcome is Outcome.Compliant).Take(Enough - Found.Count));
            }

            HasMore = some.Count == Batch || Found.Count >= Enough;
            if (some.Count < Batch || Found.Count >= Enough || Asked >= MostAsked)
            {
                return;
            }
        }
    }
}
