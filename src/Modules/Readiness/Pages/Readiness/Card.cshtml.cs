using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Readiness.Pages.Readiness;

/// <summary>"Kartu saya": what a worker may do, with what of the own papers and APD, and what is missing. Nobody else's card opens here.</summary>
internal sealed class CardModel(IReadiness readiness, IJobTypeDirectory jobTypes, ISiteDirectory sites, SiteClock clock, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)] public Question Question { get; set; } = new();

    /// <summary>Null for an account that is nobody in the list of workers.</summary>
    public WorkerReadiness? Person { get; private set; }

    [Requires(ReadinessPermissions.Card)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.WorkerId is { } worker)
        {
            await Question.OpenAsync(jobTypes, sites, clock, cancellationToken);
            var answer = await readiness.AskAsync([worker], [Question.Job ?? throw new NotFoundException("job types")], Question.Area, Question.AtUtc, cancellationToken);
            Person = answer.Workers.SingleOrDefault();
        }
    }
}
