using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Reads session and account anew, in a scope of its own: the connection of the request is as old as its answer.</summary>
internal sealed class StillLetIn(IServiceScopeFactory scopes) : IStillLetIn
{
    public async Task<bool> AskAsync(HttpContext request, string permission, CancellationToken cancellationToken)
    {
        if (request.Features.Get<SignedInUser>() is not { } me)
        {
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().Be(SystemUser.Instance, Fence.Open());
        var now = await scope.ServiceProvider.GetRequiredService<SessionCheck>().ReadAsync(me.Session.Id, cancellationToken);
        return now is not null && (now.ContractorId, now.SiteId, now.ScopeOf(permission)) == (me.ContractorId, me.SiteId, me.ScopeOf(permission));
    }
}
