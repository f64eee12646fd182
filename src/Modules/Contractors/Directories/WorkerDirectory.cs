using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

internal sealed class WorkerDirectory(ContractorsDb db, NikHasher niks, Masking masking) : IWorkerDirectory
{
    private const int HashesPerQuery = 500;

    public async Task<IReadOnlyList<WorkerCard>> ListAsync(Guid contractorId, int limit, CancellationToken cancellationToken) =>
        await Cards(db.Workers.Where(w => w.ContractorId == contractorId).OrderBy(w => w.Name).ThenBy(w => w.Id).Take(limit)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, WorkerCard>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await Cards(db.Workers.Where(w => ids.Contains(w.Id))).ToDictionaryAsync(w => w.Id, cancellationToken);

    public Task<PageOf<WorkerCard>> PageAsync(Guid contractorId, string? words, int number, int size, CancellationToken cancellationToken)
    {
        var named = masking.Shows(DataClass.Personal);
        var query = db.Workers.Where(w => w.ContractorId == contractorId).With(words, named);
        return Cards(named ? query.OrderBy(w => w.Name).ThenBy(w => w.Id) : query.OrderBy(w => w.Id)).PageAsync(number, size, cancellationToken);
    }

    public async Task<IReadOnlyList<WorkerCard>> AfterAsync(IReadOnlyCollection<Guid> contractors, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var query = db.Workers.Where(w => contractors.Contains(w.ContractorId));
        query = after is { } last ? query.Where(w => w.Id > last) : query;
        return await Cards(query.OrderBy(w => w.Id).Take(limit)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<(Guid ContractorId, string Nik), WorkerCard>> ByNikAsync(IReadOnlyCollection<(Guid ContractorId, string Nik)> asked, CancellationToken cancellationToken)
    {
        var wanted = asked.Distinct().Where(a => NikHasher.IsValid(a.Nik)).ToLookup(a => (a.ContractorId, niks.Protect(a.Nik).Hash));
        var found = new Dictionary<(Guid, string), WorkerCard>();
        foreach (var some in wanted.Select(w => w.Key.Hash).Distinct().Chunk(HashesPerQuery))
        {
            foreach (var worker in await db.Workers.AsNoTracking().Where(w => some.Contains(w.NikHash)).ToListAsync(cancellationToken))
            {
                foreach (var (contractor, nik) in wanted[(worker.ContractorId, worker.NikHash)])
                {
                    found[(contractor, nik)] = new(worker.Id, worker.ContractorId, worker.Name, worker.Position, worker.NikLast4);
                }
            }
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<Guid, string>> PersonKeysAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Workers.IgnoreQueryFilters([FenceFilters.Contractor]).Where(w => ids.Contains(w.Id)).Select(w => new { w.Id, w.NikHash }).ToDictionaryAsync(w => w.Id, w => w.NikHash, cancellationToken);

    private static IQueryable<WorkerCard> Cards(IQueryable<Worker> query) => query.AsNoTracking().Select(w => new WorkerCard(w.Id, w.ContractorId, w.Name, w.Position, w.NikLast4));
}
