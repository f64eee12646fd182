using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;

namespace Icmesh.Ui;

/// <summary>Which addresses the reader may open, so that no link leads to a refusal.</summary>
public sealed class Reach(IEnumerable<MenuItem> menu, ICurrentUser user)
{
    /// <summary>Whether the reader has the permission of the menu's line that the address belongs to.</summary>
    public bool Leads(string? url) =>
        url is not null && (MenuPosition.Find(menu, url.Split('?', '#')[0]) is not { Permission.Length: > 0 } item || user.Has(item.Permission));
}
