using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Deciding;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Gas tests of a permit, and a new one.</summary>
internal sealed class GasModel(Drafts drafts, ReadParts parts, RecordGas record, IStringLocalizer<PermitsText> text) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public GasInput Input { get; set; } = new();

    public PermitParts Parts { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Heights => [.. Enum.GetValues<GasHeight>().Select(h => new SelectListItem(text[$"GasHeight.{h}"], h.ToString()))];

    public static IReadOnlyList<SelectListItem> LelUnits => [new(GasInput.PercentLel, GasInput.PercentLel), new("% vol", "% vol"), new("ppm", "ppm")];

    public static IReadOnlyList<SelectListItem> ToxicUnits => [new(GasInput.Ppm, GasInput.Ppm), new("mg/m³", "mg/m3"), new("% vol", "% vol")];

    [Requires(PermitsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken) => Parts = await parts.OfAsync(await drafts.OpenAsync(Id, cancellationToken), cancellationToken);

    [Requires(PermitsPermissions.Gas), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await record.RunAsync(Id, Input, cancellationToken);
            return Redirect($"/Permits/{Id}/Gas");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
