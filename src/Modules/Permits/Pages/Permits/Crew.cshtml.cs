using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Who works under the permit, and in which role.</summary>
internal sealed class CrewModel(PermitsDb db, Drafts drafts, IWorkerDirectory workers) : PageModel
{
    private const int MostWorkers = 1000, MostCrew = 100;

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public CrewInput Input { get; set; } = new();

    public Permit Permit { get; private set; } = null!;

    public IReadOnlyList<CrewMember> Members { get; private set; } = [];

    public IReadOnlyDictionary<Guid, WorkerCard> People { get; private set; } = new Dictionary<Guid, WorkerCard>();

    public IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Roles => [.. Enum.GetValues<CrewRole>().Select(r => new SelectListItem(StateText.Of(r).ToString(), r.ToString()))];

    [Requires(PermitsPermissions.Apply)]
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return ModelState.IsValid
            ? await ChangeAsync(permit =>
            {
                if (!People.ContainsKey(Input.Worker!.Value))
                {
                    throw new RefusedException(new("Pekerja itu tidak ada di perusahaan ini.", "That worker is not of this company."), new("Pilih dari daftar.", "Choose from the list."));
                }

                if (Members.Any(m => m.WorkerId == Input.Worker) || Members.Count >= MostCrew)
                {
                    throw new RefusedException(new("Pekerja itu sudah ada di kru, atau kru sudah penuh.", "That worker is in the crew already, or the crew is full."), new("Setiap orang punya satu peran.", "Each person has one role."));
                }

                db.Crew.Add(new() { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = Input.Worker.Value, Role = Input.Role!.Value });
                return Task.CompletedTask;
            }, cancellationToken)
            : this.Again();
    }

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid worker, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ModelState.Clear();
        return await ChangeAsync(async permit =>
        {
            if (await db.Crew.SingleOrDefaultAsync(c => c.PermitId == permit.Id && c.WorkerId == worker, cancellationToken) is { } member)
            {
                db.Remove(member);
            }
        }, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Func<Permit, Task> change, CancellationToken cancellationToken)
    {
        try
        {
            await drafts.ChangeAsync(Id, change, cancellationToken);
            return Redirect($"/Permits/{Id}/Crew");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Permit = await drafts.OpenAsync(Id, cancellationToken);
        Members = await db.Crew.AsNoTracking().Where(c => c.PermitId == Id).OrderBy(c => c.Role).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        var all = await workers.ListAsync(Permit.ContractorId, MostWorkers, cancellationToken);
        People = all.ToDictionary(w => w.Id);
        Workers = [.. all.Select(w => new SelectListItem(w.Position is null ? w.Name : $"{w.Name} · {w.Position}", w.Id.ToString()))];
    }

    internal sealed class CrewInput
    {
        [Display(Name = "Worker.Field"), Required] public Guid? Worker { get; set; }

        [Display(Name = "Role.Field"), Required] public CrewRole? Role { get; set; }
    }
}
