using Icmesh.Apd.Changing;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd.Inspecting;

internal sealed class IndexModel(ApdDb db, InspectItem inspect, SiteClock clock, IStringLocalizer<ApdText> text) : ItemPage(db)
{
    [BindProperty] public InspectInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Results => ItemWords.Results(text);

    [Requires(ApdPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input = new() { On = clock.Today, Wear = Item.Wear, Version = Item.Version };
    }

    [Requires(ApdPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return await TryAsync(() => inspect.RunAsync(Item, Input, cancellationToken));
    }
}
