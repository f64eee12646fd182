using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>Labels to print and stick on: a phone that looks at one opens the item.</summary>
internal sealed class LabelsModel(ApdDb db, ApdBooks books, IContractorDirectory contractors, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public ItemFilter Filter { get; set; } = new();

    public PageOf<Item> Rows { get; private set; } = null!;
    public ApdCatalogue Catalogue { get; private set; } = null!;

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Catalogue = await books.CatalogueAsync(cancellationToken);
        var owner = string.IsNullOrWhiteSpace(Filter.Contractor) ? (Guid?)null : (await contractors.FindAsync(Filter.Contractor, cancellationToken))?.Id ?? Guid.Empty;
        Rows = await Filter.Apply(db.Items.AsNoTracking(), owner, List.Words, Catalogue, clock.Today).OrderBy(i => i.NormalizedSerial).ThenBy(i => i.Id).PageAsync(List.Number, List.Size, cancellationToken);
    }

    public string PictureOf(Item item)
    {
        using var code = QRCodeGenerator.GenerateQrCode($"{Request.Scheme}://{Request.Host}{Request.PathBase}/Apd/{item.Id}", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(3))}";
    }
}
