using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Facts;

internal sealed class ApdFactSource(ApdTallies tallies, Fence fence, IContractorDirectory contractors, ICurrentUser user) : IFactSource
{
    public string Module => "Apd";

    public Type FactType => typeof(ApdFacts);

    public async Task<IReadOnlyList<object>> ReadAsync(IReadOnlyList<Guid> asked, EvaluationWindow window, CancellationToken cancellationToken)
    {
        var trees = await contractors.TreesAsync(asked, cancellationToken);
        var members = asked.Concat(trees.Values.SelectMany(t => t)).ToHashSet();
        using var figures = fence.ReadFigures();
        var byContractor = await ApdTallies.ByContractorAsync(tallies.In(window).Where(o => members.Contains(o.ContractorId)), cancellationToken);
        return [.. asked.Select(id => Of(trees[id].Aggregate(default(ApdTally), (sum, member) => sum + byContractor.GetValueOrDefault(member))))];
    }

    public async Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, Guid contractor, EvaluationWindow window, int limit, CancellationToken cancellationToken)
    {
        var tree = (await contractors.TreesAsync([contractor], cancellationToken))[contractor];
        var cards = await contractors.ReadAsync(tree, cancellationToken);
        var query = tallies.In(window).Where(o => tree.Contains(o.ContractorId));
        query = fact == nameof(ApdFacts.ApdMissing) ? query.Where(o => !o.IsCompliant) : query;
        var found = await query.OrderByDescending(o => o.ObservedAt).ThenBy(o => o.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. found.Select(o => new SourceRecord("apd-observation", o.Id, o.ObservedAt, $"{cards[o.ContractorId].Code} · {Said(o)}", MayRead(o) ? $"/Apd/Observations/{o.Id}" : null, o.IsCompliant ? 1 : 0))];
    }

    internal static ApdFacts Of(ApdTally tally) =>
        tally.Observed == 0 ? new() { ApdObserved = 0 } : new() { ApdObserved = tally.Observed, ApdMissing = tally.Observed - tally.Compliant, ApdCompliance = tally.Compliance };

    /// <summary>Kinds by their codes: the catalogue of rules cannot be asked by what rules are made of.</summary>
    private static string Said(Observation observation) =>
        observation.IsCompliant ? new Sentence("APD lengkap", "APD complete").ToString() : string.Join(", ", observation.MissingKinds);

    /// <summary>A score is seen by more people than who wore what.</summary>
    private bool MayRead(Observation observation) => user.ScopeOf(ApdPermissions.View) switch
    {
        null => false,
        Scope.Site => user.SiteId == observation.SiteId,
        _ => true,
    };
}
