using Icmesh.Kernel.Directories;

namespace Icmesh.Accounts.Changing;

/// <summary>What the ids of an account stand for: its company, its site, the worker that it is.</summary>
internal sealed class AccountPlaces(IContractorDirectory contractors, ISiteDirectory sites, IWorkerDirectory workers)
{
    public async Task<ContractorCard?> CompanyAsync(Account account, CancellationToken cancellationToken) =>
        account.ContractorId is { } id ? (await contractors.ReadAsync([id], cancellationToken)).GetValueOrDefault(id) : null;

    public async Task<string?> SiteAsync(Account account, CancellationToken cancellationToken) =>
        account.SiteId is { } id ? (await sites.ListAsync(cancellationToken)).FirstOrDefault(s => s.Id == id)?.Name : null;

    public async Task<WorkerCard?> WorkerAsync(Account account, CancellationToken cancellationToken) =>
        account.WorkerId is { } id ? (await workers.ReadAsync([id], cancellationToken)).GetValueOrDefault(id) : null;
}
