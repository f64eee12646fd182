using Icmesh.Apd.Data;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Pages.Apd;

internal static class OpenItem
{
    /// <summary>The item of a page's address.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Item> ItemAsync(this ApdDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Items.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw new NotFoundException($"item {id}");
}
