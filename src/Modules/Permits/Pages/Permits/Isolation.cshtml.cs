using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Points at which energy is cut off: listed, locked, tried out, given back.</summary>
internal sealed class IsolationModel(Drafts drafts, ReadParts parts, OnSite site) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public PointInput Input { get; set; } = new();

    public PermitParts Parts { get; private set; } = null!;

    [Requires(PermitsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken) => Parts = await parts.OfAsync(await drafts.OpenAsync(Id, cancellationToken), cancellationToken);

    [Requires(PermitsPermissions.Isolate), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return ModelState.IsValid ? await ChangeAsync(() => site.AddPointAsync(Id, Input.Name, cancellationToken)) : this.Again();
    }

    [Requires(PermitsPermissions.Isolate), StepUp]
    public async Task<IActionResult> OnPostAdvanceAsync([FromQuery] Guid point, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        ModelState.Clear();
        return await ChangeAsync(() => site.AdvancePointAsync(Id, point, cancellationToken));
    }

    private async Task<IActionResult> ChangeAsync(Func<Task> change)
    {
        try
        {
            await change();
            return Redirect($"/Permits/{Id}/Isolation");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    internal sealed class PointInput
    {
        [Display(Name = "Point.Field"), Required, StringLength(Lengths.Name)] public string Name { get; set; } = "";
    }
}
