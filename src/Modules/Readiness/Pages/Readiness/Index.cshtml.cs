using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Asking;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Readiness.Pages.Readiness;

/// <summary>Who of a contractor may start a kind of work, with what stops the others.</summary>
internal sealed class IndexModel(
    IReadiness readiness, IContractorDirectory contractors, IWorkerDirectory workers, IJobTypeDirectory jobTypes, ISiteDirectory sites, ICurrentUser user, SiteClock clock) : PageModel
{
    private const int MaxContractors = 1000;

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public Question Question { get; set; } = new();

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    public IReadOnlyList<SelectListItem> Contractors { get; private set; } = [];

    /// <summary>Null where there is nobody to ask about.</summary>
    public ReadinessAnswer? Answer { get; private set; }

    public IPage? Rows { get; private set; }

    [Requires(ReadinessPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await Question.OpenAsync(jobTypes, sites, clock, cancellationToken);
        var all = await contractors.ListAsync(null, MaxContractors, withEnded: false, cancellationToken);
        var choice = all.Where(c => user.ContractorId is null || c.Id == user.ContractorId).ToList();
        var asked = choice.Find(c => c.Code == Contractor) ?? choice.FirstOrDefault();
        Contractors = [.. choice.Select(c => new SelectListItem(c.Name, c.Code, c == asked))];
        if (asked is null || Question.Job is not { } job)
        {
            return;
        }

        var page = await workers.PageAsync(asked.Id, List.Words, List.Number, List.Size, cancellationToken);
        Rows = page;
        Answer = await readiness.AskAsync([.. page.Rows.Select(w => w.Id)], [job], Question.Area, Question.AtUtc, cancellationToken);
    }
}
