using Icmesh.Apd.Changing;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd.Events;

internal sealed class IndexModel(ApdDb db, RecordEvent record, SiteClock clock, IStringLocalizer<ApdText> text) : ItemPage(db)
{
    [BindProperty] public EventInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds => [.. RecordEvent.Kinds.Select(k => new SelectListItem(text[$"EventKind.{k}"], k.ToString()))];

    [Requires(ApdPermissions.Edit)]
    public async Task OnGetAsync([FromQuery] EventKind? kind, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input = new() { Kind = kind, At = clock.ToSite(clock.UtcNow), Version = Item.Version };
    }

    [Requires(ApdPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return await TryAsync(() => record.RunAsync(Item, Input, cancellationToken));
    }
}
