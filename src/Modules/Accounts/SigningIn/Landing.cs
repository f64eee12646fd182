using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Where a person goes after signing in: back to what was asked for, else to the first page that is open to the own roles.</summary>
internal sealed class Landing(IEnumerable<MenuItem> menu, ICurrentUser current)
{
    /// <returns>Null where nobody is signed in.</returns>
    public string? ForWhoeverIsIn(string? returnUrl) => current.IsSignedIn ? For(current, returnUrl) : null;

    public string For(ICurrentUser user, string? returnUrl) => UiEndpoints.LocalPath(returnUrl) is var local and not "/"
        ? local
        : menu.OrderBy(m => m.Order).FirstOrDefault(m => user.Has(m.Permission))?.Url ?? "/Accounts/Profile";
}
