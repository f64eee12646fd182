using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Checking;

/// <summary>
/// Whether workers hold the APD that their work demands, and whether it still protects. One query for all that they hold. Of several pieces
/// that will do, one with nothing against it is judged; where there is none, the one that was issued last.
/// </summary>
internal sealed class ItemCheck(ApdDb db, ApdBooks books) : IReadinessCheck
{
    public string Module => "Apd";

    public async Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var (item, lifeline) = (question.Gates(ItemFacts.Item.Path), question.Gates(ItemFacts.Lifeline.Path));
        var catalogue = await books.CatalogueAsync(cancellationToken);
        var matrix = await books.MatrixAsync(cancellationToken);
        var demands = matrix.Of(question.JobTypes, await books.AreaAsync(question.AreaId, cancellationToken))
            .Where(d => d.Level is DemandLevel.Mandatory && catalogue.Find(d.Apd) is not { Tracked: false }).ToList();
        var held = await HeldAsync(question, cancellationToken);
        return
        [
            .. from worker in question.Workers
               from demand in demands
               from finding in Judge(worker.Id, demand, catalogue, [.. held[worker.Id]], item, lifeline, question)
               select finding,
        ];
    }

    private async Task<ILookup<Guid, Holding>> HeldAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var (ids, at) = (question.Workers.Select(w => w.Id).ToList(), question.AtUtc);
        var held = await db.Issues.AsNoTracking().Where(i => ids.Contains(i.WorkerId) && i.IssuedAt <= at && (i.EndedAt == null || i.EndedAt > at))
            .Join(db.Items.AsNoTracking(), i => i.ItemId, i => i.Id, (issue, item) => new Holding(issue.WorkerId, issue.IssuedAt, item)).ToListAsync(cancellationToken);
        return held.OrderByDescending(h => h.IssuedAt).ThenBy(h => h.Item.Id).ToLookup(h => h.WorkerId);
    }

    private static List<Finding> Judge(
        Guid worker, Demand demand, ApdCatalogue catalogue, IReadOnlyList<Holding> held, IGateSet item, IGateSet lifeline, ReadinessQuestion question)
    {
        var kind = catalogue.Find(demand.Apd);
        var sets = kind is { Lifeline: true } ? new[] { lifeline, item } : [item];
        var subject = kind?.Title ?? new Sentence(demand.Apd, demand.Apd);
        var willDo = catalogue.WillDoFor(demand.Apd).ToHashSet();
        List<Finding>? first = null;
        foreach (var holding in held.Where(h => willDo.Contains(h.Item.Kind)))
        {
            var found = Of(Facts(catalogue, holding.Item, demand, question), $"/Apd/{holding.Item.Id}");
            if (found.TrueForAll(f => f.Outcome is Outcome.Compliant))
            {
                return found;
            }

            first ??= found;
        }

        // Of a kind that the catalogue does not have, nobody knows whether it is held.
        return first ?? Of(new ItemFacts { Held = kind is null ? null : false }, null);

        List<Finding> Of(ItemFacts facts, string? url) =>
            [.. sets.SelectMany(s => Finding.Of(s, facts, worker, demand.Apd, subject, url, new GateState[s.Gates.Count]))];
    }

    private static ItemFacts Facts(ApdCatalogue catalogue, Item item, Demand demand, ReadinessQuestion question)
    {
        return catalogue.Find(item.Kind) is not { } kind ? new() { Held = true } : new()
        {
            Held = true,
            Unharmed = !(item.HarmedAt <= question.AtUtc),
            WithinVerifiedLife = Life.IsWithin(catalogue, kind, item, question.Day, demand.Harsh, verified: true),
            WithinOtherLife = Life.IsWithin(catalogue, kind, item, question.Day, demand.Harsh, verified: false),
            // Without an interval it is only asked for after a blow.
            Inspected = item.NextInspectionOn is { } next ? question.Day <= next : kind.Inspection is null ? true : null,
        };
    }

    private sealed record Holding(Guid WorkerId, DateTime IssuedAt, Item Item);
}
