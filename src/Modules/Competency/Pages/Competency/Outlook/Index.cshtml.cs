using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Outlook;

/// <summary>What will lapse within the next 90 days, day by day. A certificate that was renewed since is left out.</summary>
internal sealed class IndexModel(CompetencyDb db, CompanyChoice choice, IContractorDirectory contractorDirectory, IWorkerDirectory workerDirectory, IRuleTables tables, SiteClock clock) : PageModel
{
    /// <summary>The steps at which people are reminded.</summary>
    public static readonly int[] Horizons = [7, 14, 30, 60, 90];

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    public IReadOnlyList<SelectListItem> Options { get; private set; } = [];

    public IReadOnlyList<(int Days, int Count)> Ahead { get; private set; } = [];

    public PageOf<Row> Rows { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = new Dictionary<Guid, ContractorCard>();

    public IReadOnlyDictionary<Guid, WorkerCard> Workers { get; private set; } = new Dictionary<Guid, WorkerCard>();

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    public DateOnly Today => clock.Today;

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (var company, Options) = await choice.ReadAsync(Contractor, all: true, cancellationToken);
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var (today, last) = (Today, Today.AddDays(Horizons[^1]));
        var due = db.Certificates.AsNoTracking().Where(c => c.LapsesOn >= today && c.LapsesOn <= last && c.RevokedOn == null
            && !db.Certificates.Any(n => n.ChainId == c.ChainId && n.WorkerId == c.WorkerId && n.IssuedOn > c.IssuedOn));
        due = company is { Id: var id } ? due.Where(c => c.ContractorId == id) : due;
        var days = await due.GroupBy(c => c.LapsesOn).Select(g => new { Day = g.Key!.Value, Count = g.Count() }).ToListAsync(cancellationToken);
        Ahead = [.. Horizons.Select(h => (h, days.Where(d => d.Day <= today.AddDays(h)).Sum(d => d.Count)))];
        Rows = await due.OrderBy(c => c.LapsesOn).ThenBy(c => c.Id).Select(c => new Row(c.Id, c.ContractorId, c.WorkerId, c.Type, c.Class, c.LapsesOn!.Value)).PageAsync(List.Number, List.Size, cancellationToken);
        Contractors = await contractorDirectory.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
        Workers = await workerDirectory.ReadAsync([.. Rows.Rows.Select(r => r.WorkerId).Distinct()], cancellationToken);
    }

    internal sealed record Row(Guid Id, Guid ContractorId, Guid WorkerId, string Type, string? Class, DateOnly LapsesOn);
}
