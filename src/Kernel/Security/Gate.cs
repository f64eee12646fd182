using Icmesh.Kernel.Directories;

namespace Icmesh.Kernel.Security;

/// <summary>Lets a request in by a permission, and opens its fence exactly as far as that permission reaches.</summary>
public sealed class Gate(ICurrentUser user, Fence fence, IContractorDirectory contractors)
{
    /// <returns>False where the permission is not held, or reaches a company or site that the person has none of.</returns>
    public async Task<bool> OpenAsync(string permission, CancellationToken cancellationToken)
    {
        fence.Close();
        switch (user.ScopeOf(permission), user.ContractorId, user.SiteId)
        {
            // A contractor's person stays in the own company, whatever a wrong line in the matrix would say.
            case (not null, { } contractor, _):
                fence.OpenAll();
                var tree = (await contractors.TreesAsync([contractor], cancellationToken))[contractor];
                fence.OpenOwn(contractor, tree);
                return true;
            case (Scope.Site, null, { } site):
                fence.OpenSite(site);
                return true;
            case (Scope.All, null, _):
                fence.OpenAll();
                return true;
            case (Scope.Own, null, _):
                // Staff have no company: what is their own, like the profile, is behind no fence, and nothing else is seen.
                return true;
            default:
                return false;
        }
    }
}
