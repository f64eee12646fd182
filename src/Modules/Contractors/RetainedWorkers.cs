using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors;

/// <summary>Workers of companies whose work here has ended, from the last day of their last contract. Without a contract nobody knows that day.</summary>
internal sealed class RetainedWorkers(ContractorsDb db, SiteClock clock) : IRetained
{
    public RetainedKind Kind => RetainedKind.Worker;

    public async Task<IReadOnlyList<Guid>> OlderThanAsync(DateTime utc, CancellationToken cancellationToken)
    {
        var day = clock.DateOf(utc);
        var ended = db.Contractors.Where(c => c.Status == ContractorStatus.Ended && db.Contracts.Any(k => k.ContractorId == c.Id) && !db.Contracts.Any(k => k.ContractorId == c.Id && k.To >= day)).Select(c => c.Id);
        return await db.Workers.Where(w => ended.Contains(w.ContractorId)).OrderBy(w => w.Id).Select(w => w.Id).ToListAsync(cancellationToken);
    }
}
