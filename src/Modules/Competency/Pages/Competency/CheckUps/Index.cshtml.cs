using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.CheckUps;

/// <summary>Whose check-up is due, company by company: where the clinic begins.</summary>
internal sealed class IndexModel(CompetencyDb db, IContractorDirectory contractorDirectory, IWorkerDirectory workers, SiteClock clock) : PageModel
{
    private const int MostContractors = 1000;

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    public IReadOnlyList<SelectListItem> Contractors { get; private set; } = [];

    public PageOf<WorkerCard>? Rows { get; private set; }

    /// <summary>The last check-up of each worker of the page.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> Last { get; private set; } = new Dictionary<Guid, DateOnly>();

    public DateOnly Today => clock.Today;

    [Requires(CompetencyPermissions.Fitness)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await contractorDirectory.ListAsync(null, MostContractors, withEnded: false, cancellationToken);
        var asked = all.FirstOrDefault(c => c.Code == Contractor) ?? (all.Count > 0 ? all[0] : null);
        Contractors = [.. all.Select(c => new SelectListItem(c.Name, c.Code, c == asked))];
        if (asked is null)
        {
            return;
        }

        Rows = await workers.PageAsync(asked.Id, List.Words, List.Number, List.Size, cancellationToken);
        var ids = Rows.Rows.Select(w => w.Id).ToList();
        Last = await db.Fitness.Where(f => ids.Contains(f.WorkerId)).GroupBy(f => f.WorkerId).Select(g => new { g.Key, Day = g.Max(f => f.ExaminedOn) }).ToDictionaryAsync(g => g.Key, g => g.Day, cancellationToken);
    }
}
