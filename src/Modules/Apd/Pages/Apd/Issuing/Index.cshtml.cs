using Icmesh.Apd.Changing;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd.Issuing;

internal sealed class IndexModel(ApdDb db, IssueItem issue, IWorkerDirectory workers, Masking masking, IStringLocalizer<ApdText> text) : ItemPage(db)
{
    private const int MostWorkers = 2000;

    [BindProperty] public IssueInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Acknowledgements => ItemWords.Acknowledgements(text);

    [Requires(ApdPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Input.Version = Item.Version;
    }

    [Requires(ApdPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await TryAsync(() => issue.RunAsync(Item, Input, cancellationToken));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var people = await workers.ListAsync(Item.ContractorId, MostWorkers, cancellationToken);
        Workers = [.. people.Select(w => new SelectListItem($"{masking.Of(DataClass.Personal, w.Name)} · {w.Position} · …{masking.Of(DataClass.Personal, w.NikLast4)}", w.Id.ToString()))];
    }
}
