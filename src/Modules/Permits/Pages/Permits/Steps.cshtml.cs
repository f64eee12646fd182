using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>The JSA as it is shown: steps, their hazards, what is done, what is worn.</summary>
internal sealed record StepsView(IReadOnlyList<JobStep> Steps, HazardBook Hazards, bool MayEdit);

/// <summary>Writes the JSA: each step with its hazards; controls follow from the hazards and can be added to.</summary>
internal sealed class StepsModel(PermitsDb db, Drafts drafts, ReadParts parts) : PageModel
{
    private const int MostSteps = 50;

    private HazardBook _book = null!;

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public StepInput Input { get; set; } = new();

    public Permit Permit { get; private set; } = null!;

    public StepsView View { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Hazards { get; private set; } = [];

    [Requires(PermitsPermissions.Apply)]
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return ModelState.IsValid
            ? await ChangeAsync(permit =>
            {
                var hazards = _book.Of(Input.Hazards);
                if (hazards.Count == 0 || hazards.Count != Input.Hazards.Distinct().Count() || View.Steps.Count >= MostSteps)
                {
                    throw new RefusedException(new("Pilih bahaya dari daftar; satu JSA paling banyak 50 langkah.", "Choose hazards from the list; a JSA has at most 50 steps."));
                }

                db.Steps.Add(new()
                {
                    PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Position = View.Steps.Select(s => s.Position).DefaultIfEmpty().Max() + 1,
                    Work = Input.Work.Trim(), Hazards = string.Join(',', hazards.Select(h => h.Code)), Controls = Controls(hazards),
                });
                return Task.CompletedTask;
            }, cancellationToken)
            : this.Again();
    }

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid step, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ModelState.Clear();
        return await ChangeAsync(async permit =>
        {
            if (await db.Steps.SingleOrDefaultAsync(s => s.PermitId == permit.Id && s.Id == step, cancellationToken) is { } found)
            {
                db.Remove(found);
            }
        }, cancellationToken);
    }

    /// <summary>What the hazards demand, in the language of the crew, and what the applicant adds.</summary>
    private string Controls(IReadOnlyList<Hazard> hazards)
    {
        var own = (Input.Controls ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var all = string.Join('\n', hazards.SelectMany(h => h.Controls).Select(c => c.Id).Concat(own).Distinct());
        return all.Length <= JobStep.ControlsLength ? all : throw new RefusedException(new("Pengendaliannya terlalu panjang.", "The controls are too long."), new("Bagi menjadi beberapa langkah.", "Divide it into several steps."));
    }

    private async Task<IActionResult> ChangeAsync(Func<Permit, Task> change, CancellationToken cancellationToken)
    {
        try
        {
            await drafts.ChangeAsync(Id, change, cancellationToken);
            return Redirect($"/Permits/{Id}/Steps");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Permit = await drafts.OpenAsync(Id, cancellationToken);
        _book = await parts.HazardsAsync(cancellationToken);
        var steps = await db.Steps.AsNoTracking().Where(s => s.PermitId == Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        View = new(steps, _book, MayEdit: Permit.State is PermitState.Draft);
        Hazards = [.. _book.Hazards.Select(h => new SelectListItem(h.Title.ToString(), h.Code))];
    }

    internal sealed class StepInput
    {
        [Display(Name = "Step.Work.Field"), Required, StringLength(JobStep.WorkLength)] public string Work { get; set; } = "";

        [Display(Name = "Step.Hazards.Field"), Required] public List<string> Hazards { get; set; } = [];

        [StringLength(JobStep.ControlsLength)] public string? Controls { get; set; }
    }
}
