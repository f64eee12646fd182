using Icmesh.Apd.Data;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>A form about the item of its address.</summary>
internal abstract class ItemPage(ApdDb db) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Item Item { get; private set; } = null!;

    /// <exception cref="Kernel.Web.NotFoundException">There is no such item, or it is not for this user.</exception>
    protected async Task OpenAsync(CancellationToken cancellationToken) => Item = await db.ItemAsync(Id, cancellationToken);

    /// <summary>Does the work and leads back to the item, or shows the form again with the reason.</summary>
    protected async Task<IActionResult> TryAsync(Func<Task> work)
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await work();
            return Redirect($"/Apd/{Id}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
