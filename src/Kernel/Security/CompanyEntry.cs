using Icmesh.Kernel.Directories;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Kernel.Security;

/// <summary>Whether people and devices of a company may come in: not once its work here has ended.</summary>
public sealed class CompanyEntry(IServiceScopeFactory scopes)
{
    /// <param name="contractorId">Null for staff of the smelter.</param>
    public async Task<bool> IsOpenAsync(Guid? contractorId, CancellationToken cancellationToken) => contractorId is not { } id
        || await ReadAsync(id, cancellationToken) is { Status: not ContractorStatus.Ended };

    /// <summary>The system asks, in a scope of its own: nobody is known yet, and the request's own scope sees no company before that.</summary>
    private async Task<ContractorCard?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().Be(SystemUser.Instance, Fence.Open());
        var found = await scope.ServiceProvider.GetRequiredService<IContractorDirectory>().ReadAsync([id], cancellationToken);
        return found.GetValueOrDefault(id);
    }
}
