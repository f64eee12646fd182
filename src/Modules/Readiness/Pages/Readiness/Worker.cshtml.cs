using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Readiness.Pages.Readiness;

/// <summary>Everything that is known about whether one person may start: what stops, what is warned of, what is fine.</summary>
internal sealed class WorkerModel(IReadiness readiness, IJobTypeDirectory jobTypes, ISiteDirectory sites, SiteClock clock) : PageModel
{
    [FromRoute] public Guid Worker { get; set; }

    [BindProperty(SupportsGet = true)] public Question Question { get; set; } = new();

    public WorkerReadiness Person { get; private set; } = null!;

    [Requires(ReadinessPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await Question.OpenAsync(jobTypes, sites, clock, cancellationToken);
        var answer = await readiness.AskAsync([Worker], [Question.Job ?? throw new NotFoundException("job types")], Question.Area, Question.AtUtc, cancellationToken);
        Person = answer.Workers.SingleOrDefault() ?? throw new NotFoundException($"worker {Worker}");
    }
}
