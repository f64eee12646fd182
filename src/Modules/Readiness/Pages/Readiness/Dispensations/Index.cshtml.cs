using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Data;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Readiness.Pages.Readiness.Dispensations;

/// <summary>All dispensations, those that hold first: they are counted, so that nobody gets used to them.</summary>
internal sealed class IndexModel(ReadinessDb db, Grant grant, IWorkerDirectory workers, IContractorDirectory contractors, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    public PageOf<Dispensation> Rows { get; private set; } = null!;

    public int Holding { get; private set; }

    public IReadOnlyDictionary<Guid, WorkerCard> People { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, ContractorCard> Companies { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public DateTime NowUtc => clock.UtcNow;

    [Requires(ReadinessPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        Rows = await db.Dispensations.AsNoTracking().OrderByDescending(d => d.RevokedAt == null && d.To >= today).ThenBy(d => d.To).ThenBy(d => d.Id)
            .PageAsync(List.Number, List.Size, cancellationToken);
        Holding = await db.Dispensations.CountAsync(d => d.RevokedAt == null && d.From <= today && d.To >= today, cancellationToken);
        People = await workers.ReadAsync([.. Rows.Rows.Select(r => r.WorkerId).Distinct()], cancellationToken);
        Companies = await contractors.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
    }

    [Requires(ReadinessPermissions.Dispense)]
    public async Task<IActionResult> OnPostRevokeAsync([FromQuery] Guid id, CancellationToken cancellationToken)
    {
        await grant.RevokeAsync(id, cancellationToken);
        return Redirect("/Readiness/Dispensations");
    }
}
