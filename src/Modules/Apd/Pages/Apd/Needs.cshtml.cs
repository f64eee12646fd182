using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Checking;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>What the people of a contractor lack for a kind of work, and whether their quota gives it to them. On paper it is the form that they sign.</summary>
internal sealed class NeedsModel(ApdDb db, ApdBooks books, IReadiness readiness, IWorkerDirectory workers, NeedsLists lists, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    [FromQuery(Name = "job")] public string? Job { get; set; }

    public NeedsLists Lists => lists;
    public IPage? Rows { get; private set; }
    public IReadOnlyList<(WorkerCard Worker, IReadOnlyList<Need> Needs)> People { get; private set; } = [];
    public DateOnly Today => clock.Today;

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await lists.LoadAsync(Contractor, Job, cancellationToken);
        if (lists.Company is not { } company || lists.Job is not { } job)
        {
            return;
        }

        var page = await workers.PageAsync(company.Id, List.Words, List.Number, List.Size, cancellationToken);
        Rows = page;
        var ids = page.Rows.Select(w => w.Id).ToList();
        var answer = await readiness.AskAsync(ids, [job], null, clock.UtcNow, cancellationToken);
        var quota = await books.QuotaAsync(cancellationToken);
        var catalogue = await books.CatalogueAsync(cancellationToken);
        var received = await ReceivedAsync(ids, quota, cancellationToken);
        People = [.. answer.Workers.Select(w => (w.Worker, (IReadOnlyList<Need>)[.. NeedsOf(w).Select(f => Of(f, w.Worker, quota, catalogue, received))]))];
    }

    /// <summary>One finding for each thing: that it is not held, or what is against what is held.</summary>
    private static IEnumerable<Finding> NeedsOf(WorkerReadiness worker) => worker.Reasons.Select(r => r.Finding)
        .Where(f => f.Rules.Path == ItemFacts.Item.Path && f.Outcome is not Outcome.Compliant).DistinctBy(f => f.Key);

    private async Task<ILookup<(Guid Worker, string Kind), DateTime>> ReceivedAsync(List<Guid> ids, ApdQuota quota, CancellationToken cancellationToken)
    {
        var longest = quota.Rows.Count == 0 ? 1 : quota.Rows.Max(r => r.Months);
        var since = clock.StartOf(clock.Today.AddMonths(-longest));
        var rows = await db.Issues.AsNoTracking().Where(i => ids.Contains(i.WorkerId) && i.IssuedAt >= since)
            .Join(db.Items, i => i.ItemId, i => i.Id, (issue, item) => new { issue.WorkerId, item.Kind, issue.IssuedAt }).ToListAsync(cancellationToken);
        return rows.ToLookup(r => (r.WorkerId, r.Kind), r => r.IssuedAt);
    }

    private Need Of(Finding finding, WorkerCard worker, ApdQuota quota, ApdCatalogue catalogue, ILookup<(Guid, string), DateTime> received)
    {
        var row = quota.Of(worker.Position, finding.Key);
        var got = row is null ? 0 : received[(worker.Id, finding.Key)].Count(at => clock.DateOf(at) >= clock.Today.AddMonths(-row.Months));
        return new(ItemWords.Title(catalogue, finding.Key), finding.Text.ToString(), finding.Url, row, got);
    }
}

/// <param name="Quota">Null where nothing limits it.</param>
/// <param name="Received">Pieces in the period of the quota.</param>
internal sealed record Need(string Title, string Why, string? Url, QuotaRow? Quota, int Received)
{
    public bool IsUsedUp => Quota is not null && Received >= Quota.Pieces;
}

/// <summary>Contractors and kinds of work that the form offers.</summary>
internal sealed class NeedsLists(IContractorDirectory contractors, IJobTypeDirectory jobTypes, Fence fence)
{
    public ContractorCard? Company { get; private set; }
    public string? Job { get; private set; }
    public IReadOnlyList<SelectListItem> Companies { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];

    public async Task LoadAsync(string? contractor, string? job, CancellationToken cancellationToken)
    {
        var companies = (await contractors.ListAsync(null, 2000, withEnded: false, cancellationToken)).Where(c => fence.SeesPersonsOf(c.Id)).ToList();
        Company = string.IsNullOrEmpty(contractor) ? companies.FirstOrDefault() : companies.Find(c => c.Code == contractor);
        Companies = [.. companies.Select(c => new SelectListItem(c.Name, c.Code, c == Company))];
        var jobs = await jobTypes.ListAsync(cancellationToken);
        Job = (jobs.FirstOrDefault(j => j.Code == job) ?? (jobs.Count > 0 ? jobs[0] : null))?.Code;
        Jobs = [.. jobs.Select(j => new SelectListItem(j.Title.ToString(), j.Code, j.Code == Job))];
    }
}
