using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
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
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency;

internal sealed class IndexModel(
    CompetencyDb db, IContractorDirectory contractorDirectory, IWorkerDirectory workerDirectory, IRuleTables tables, Masking masking, SiteClock clock, IStringLocalizer<CompetencyText> text) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public CertificateFilter Filter { get; set; } = new();

    public PageOf<Row> Rows { get; private set; } = null!;

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = new Dictionary<Guid, ContractorCard>();

    public IReadOnlyDictionary<Guid, WorkerCard> Workers { get; private set; } = new Dictionary<Guid, WorkerCard>();

    public DateOnly Today => clock.Today;

    public IReadOnlyList<SelectListItem> TypeOptions => [.. Types.Types.Select(t => new SelectListItem(t.Title.ToString(), t.Code, t.Code == Filter.Type))];

    public IReadOnlyList<SelectListItem> StateOptions => [.. Enum.GetValues<CertificateState>().Select(s => new SelectListItem(text[$"State.{s}"], s.ToString(), s == Filter.State))];

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var contractor = string.IsNullOrWhiteSpace(Filter.Contractor) ? null : (Guid?)((await contractorDirectory.FindAsync(Filter.Contractor, cancellationToken))?.Id ?? Guid.Empty);
        var query = Filter.Apply(db.Certificates.AsNoTracking(), contractor, List.Words, masking.Shows(DataClass.Personal), Today);
        query = List.Sort switch
        {
            "type" => query.OrderBy(c => c.Type).ThenBy(c => c.LapsesOn).ThenBy(c => c.Id),
            "-type" => query.OrderByDescending(c => c.Type).ThenBy(c => c.LapsesOn).ThenBy(c => c.Id),
            "issued" => query.OrderBy(c => c.IssuedOn).ThenBy(c => c.Id),
            "-issued" => query.OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Id),
            "-lapses" => query.OrderByDescending(c => c.LapsesOn).ThenBy(c => c.Id),
            _ => query.OrderBy(c => c.LapsesOn).ThenBy(c => c.Id),
        };
        Rows = await query.Select(c => new Row(c.Id, c.ContractorId, c.WorkerId, c.Type, c.Class, c.Number, c.IssuedOn, c.LapsesOn, c.RevokedOn, c.VerifiedAt != null))
            .PageAsync(List.Number, List.Size, cancellationToken);
        Contractors = await contractorDirectory.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
        Workers = await workerDirectory.ReadAsync([.. Rows.Rows.Select(r => r.WorkerId).Distinct()], cancellationToken);
    }

    internal sealed record Row(
        Guid Id, Guid ContractorId, Guid WorkerId, string Type, string? Class, string Number, DateOnly IssuedOn, DateOnly? LapsesOn, DateOnly? RevokedOn, bool IsVerified);
}
