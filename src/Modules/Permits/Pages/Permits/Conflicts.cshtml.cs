using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Jobs beside this one, and what the area authority has signed about them.</summary>
internal sealed class ConflictsModel(PermitsDb db, Drafts drafts, Conflicts conflicts, IRuleTables tables, ICurrentUser user, SiteClock clock) : PageModel
{
    private SimopsBook? _book;

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public MitigationInput Input { get; set; } = new();

    public Permit Permit { get; private set; } = null!;

    public IReadOnlyList<Conflict> Rows { get; private set; } = [];

    public ILookup<Guid, string> Signed { get; private set; } = Array.Empty<string>().ToLookup(_ => Guid.Empty);

    /// <summary>What is usually done where these types meet.</summary>
    public IReadOnlyList<Sentence> Suggested(Conflict row) => _book?.ControlsOf(row.OtherTypes.Concat(Permit.TypeCodes)) ?? [];

    [Requires(PermitsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Permit = await drafts.OpenAsync(Id, cancellationToken);
        _book = await tables.LiveAsync<SimopsBook>(cancellationToken);
        Rows = [.. (await conflicts.OfAsync([Permit], cancellationToken))[Id]];
        var signed = await db.Mitigations.AsNoTracking().Where(m => m.PermitId == Id || m.OtherId == Id).ToListAsync(cancellationToken);
        Signed = signed.ToLookup(m => m.PermitId == Id ? m.OtherId : m.PermitId, m => m.Text);
    }

    [Requires(PermitsPermissions.Approve), StepUp]
    public async Task<IActionResult> OnPostAsync([FromQuery] Guid other, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (!Rows.Any(r => r.OtherId == other && r is { Beside: Beside.Mitigated, IsMitigated: false }))
        {
            return this.Again(new RefusedException(new("Tidak ada pekerjaan di sebelahnya yang menunggu mitigasi.", "There is no job beside it that waits for a mitigation."), new("Muat ulang halaman.", "Load the page again.")));
        }

        db.Mitigations.Add(new() { PermitId = Id, OtherId = other, ContractorId = Permit.ContractorId, SiteId = Permit.SiteId, Text = Input.Text.Trim(), At = clock.UtcNow, By = user.Name });
        db.Record(user, clock.UtcNow, "permit.mitigate", DecidePermit.Noun, Id, Permit.ContractorId, after: new RecordedPermit(Permit.Number, Permit.State, null), siteId: Permit.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect($"/Permits/{Id}/Conflicts");
    }

    internal sealed class MitigationInput
    {
        [Display(Name = "Mitigation.Field"), Required, StringLength(Mitigation.TextLength)] public string Text { get; set; } = "";
    }
}
