using Icmesh.Apd.Changing;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd.Many;

internal sealed class InspectModel(ManyItems many, IContractorDirectory contractors, ICurrentUser user, SiteClock clock, IStringLocalizer<ApdText> text) : PageModel
{
    [BindProperty] public InspectManyInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Results => ItemWords.Results(text);

    [Requires(ApdPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.On = clock.Today;
        if (user.ContractorId is { } own)
        {
            Input.Contractor = (await contractors.ReadAsync([own], cancellationToken))[own].Code;
        }
    }

    [Requires(ApdPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await many.InspectAsync(Input, cancellationToken);
            return Redirect($"/Apd?contractor={Uri.EscapeDataString(Input.Contractor)}&sort=-inspection");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
