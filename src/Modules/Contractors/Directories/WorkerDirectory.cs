using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

internal sealed class WorkerDirectory(ContractorsDb db) : IWorkerDirectory
{
    public async Task<IReadOnlyList<WorkerCard>> ListAsync(Guid contractorId, int limit, CancellationToken cancellationToken) =>
        await Cards(db.Workers.Where(w => w.ContractorId == contractorId).OrderBy(w => w.Name).ThenBy(w => w.Id).Take(limit)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, WorkerCard>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await Cards(db.Workers.Where(w => ids.Contains(w.Id))).ToDictionaryAsync(w => w.Id, cancellationToken);

    private static IQueryable<WorkerCard> Cards(IQueryable<Worker> query) => query.AsNoTracking().Select(w => new WorkerCard(w.Id, w.ContractorId, w.Name, w.Position, w.NikLast4));
}
