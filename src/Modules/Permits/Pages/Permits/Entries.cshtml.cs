using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Who is inside, whose lock is on, and when the fire watch ends.</summary>
internal sealed class EntriesModel(Drafts drafts, ReadParts parts, OnSite site, IWorkerDirectory workers, IStringLocalizer<PermitsText> text) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public CountInput Input { get; set; } = new();

    public PermitParts Parts { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, WorkerCard> People { get; private set; } = new Dictionary<Guid, WorkerCard>();

    public IReadOnlyList<SelectListItem> Crew { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<CountKind>().Select(k => new SelectListItem(text[$"CountKind.{k}"], k.ToString()))];

    [Requires(PermitsPermissions.Work)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Parts = await parts.OfAsync(await drafts.OpenAsync(Id, cancellationToken), cancellationToken);
        People = await workers.ReadAsync([.. Parts.Crew.Select(c => c.WorkerId)], cancellationToken);
        Crew = [.. Parts.Crew.Where(c => People.ContainsKey(c.WorkerId)).Select(c => new SelectListItem($"{People[c.WorkerId].Name} · {StateText.Of(c.Role)}", c.WorkerId.ToString()))];
    }

    [Requires(PermitsPermissions.Work)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return ModelState.IsValid ? await ChangeAsync(() => site.CountInAsync(Id, Input.Kind!.Value, Input.Worker!.Value, cancellationToken)) : this.Again();
    }

    [Requires(PermitsPermissions.Work)]
    public async Task<IActionResult> OnPostOutAsync([FromQuery] Guid row, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        ModelState.Clear();
        return await ChangeAsync(() => site.CountOutAsync(Id, row, cancellationToken));
    }

    [Requires(PermitsPermissions.Work)]
    public async Task<IActionResult> OnPostHotWorkEndedAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        ModelState.Clear();
        return await ChangeAsync(() => site.EndHotWorkAsync(Id, cancellationToken));
    }

    private async Task<IActionResult> ChangeAsync(Func<Task> change)
    {
        try
        {
            await change();
            return Redirect($"/Permits/{Id}/Entries");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    internal sealed class CountInput
    {
        [Display(Name = "CountKind.Field"), Required] public CountKind? Kind { get; set; } = CountKind.Entry;

        [Display(Name = "Worker.Field"), Required] public Guid? Worker { get; set; }
    }
}
