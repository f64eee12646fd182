using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

internal sealed class ContractorDirectory(ContractorsDb db) : IContractorDirectory
{
    public async Task<IReadOnlyList<ContractorCard>> ListAsync(string? afterCode, int limit, bool withEnded, CancellationToken cancellationToken)
    {
        var query = Query(withEnded);
        if (afterCode is not null)
        {
            var after = CodeText.Normalize(afterCode);
            query = query.Where(c => c.NormalizedCode.CompareTo(after) > 0);
        }

        return await Cards(query.OrderBy(c => c.NormalizedCode).Take(limit)).ToListAsync(cancellationToken);
    }

    public Task<int> CountAsync(bool withEnded, CancellationToken cancellationToken) => Query(withEnded).CountAsync(cancellationToken);

    public Task<ContractorCard?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var normalized = CodeText.Normalize(code);
        return Cards(db.Contractors.Where(c => c.NormalizedCode == normalized)).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<Guid, ContractorCard>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await Cards(db.Contractors.Where(c => ids.Contains(c.Id))).ToDictionaryAsync(c => c.Id, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> TreesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var trees = db.Contractors.Where(c => ids.Contains(c.Id)).Select(c => c.TreeId);
        var below = await db.Contractors.Where(c => c.MainContractorId != null && trees.Contains(c.TreeId))
            .Select(c => new Link(c.Id, c.MainContractorId!.Value)).ToListAsync(cancellationToken);
        var children = below.ToLookup(l => l.MainId, l => l.Id);
        return ids.Distinct().ToDictionary(id => id, IReadOnlyList<Guid> (id) => Below(id, children));
    }

    public async Task<IReadOnlyList<Guid>> UpwardsAsync(Guid id, CancellationToken cancellationToken)
    {
        // Ids alone, of whoever must hear of a change: a subcontractor does not see its main contractor.
        var everybody = db.Contractors.IgnoreQueryFilters([FenceFilters.Contractor]);
        var tree = everybody.Where(c => c.Id == id).Select(c => c.TreeId);
        var main = await everybody.Where(c => c.MainContractorId != null && tree.Contains(c.TreeId))
            .Select(c => new Link(c.Id, c.MainContractorId!.Value)).ToDictionaryAsync(l => l.Id, l => l.MainId, cancellationToken);
        return ContractorTree.Upwards(id, main);
    }

    private static List<Guid> Below(Guid id, ILookup<Guid, Guid> children)
    {
        if (!children.Contains(id))
        {
            return [id];
        }

        List<Guid> found = [id];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i]].Where(c => !found.Contains(c)));
        }

        return found;
    }

    private IQueryable<Contractor> Query(bool withEnded) =>
        withEnded ? db.Contractors : db.Contractors.Where(c => c.Status != ContractorStatus.Ended);

    private static IQueryable<ContractorCard> Cards(IQueryable<Contractor> query) =>
        query.AsNoTracking().Select(c => new ContractorCard(c.Id, c.Code, c.Name, c.Status, c.MainContractorId, c.RolloutStage));

    private readonly record struct Link(Guid Id, Guid MainId);
}
