using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Changing;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Apd.Pages.Apd.Receiving;

internal sealed class IndexModel(ReceiveItems receive, ApdBooks books, IContractorDirectory contractors, ICurrentUser user) : PageModel
{
    [BindProperty] public ReceiveInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    [Requires(ApdPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (user.ContractorId is { } own)
        {
            Input.Contractor = (await contractors.ReadAsync([own], cancellationToken))[own].Code;
        }
    }

    [Requires(ApdPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var items = await receive.RunAsync(Input, cancellationToken);
            return Redirect(items.Count == 1 ? $"/Apd/{items[0]}" : $"/Apd?contractor={Uri.EscapeDataString(Input.Contractor)}&kind={Input.Kind}&state=InStock");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Kinds = ItemWords.Kinds(await books.CatalogueAsync(cancellationToken));
}
