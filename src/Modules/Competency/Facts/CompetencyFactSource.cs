using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;

namespace Icmesh.Competency.Facts;

internal sealed class CompetencyFactSource(Preparedness preparedness, Fence fence, IContractorDirectory contractorDirectory, ICurrentUser user, SiteClock clock) : IFactSource
{
    public string Module => "Competency";

    public Type FactType => typeof(CompetencyFacts);

    public async Task<IReadOnlyList<object>> ReadAsync(IReadOnlyList<Guid> contractors, EvaluationWindow window, CancellationToken cancellationToken)
    {
        var trees = await contractorDirectory.TreesAsync(contractors, cancellationToken);
        using var figures = fence.ReadFigures();
        var people = (await preparedness.ReadAsync([.. trees.Values.SelectMany(t => t).Concat(contractors).Distinct()], window.Date, cancellationToken)).ToLookup(p => p.Worker.ContractorId);
        return [.. contractors.Select(c => Of([.. trees[c].SelectMany(m => people[m])]))];
    }

    internal static CompetencyFacts Of(IReadOnlyList<PreparedWorker> people)
    {
        var needs = people.SelectMany(p => p.Needs).ToList();
        return people.Count == 0 ? new() : new()
        {
            WorkersOnRecord = people.Count,
            CompetenceShare = needs.Exists(n => n.Held is not null) ? Share(needs.Count(n => n.IsMet), needs.Count) : null,
            FitnessShare = people.Any(p => p.Fitness is not null) ? Share(people.Count(p => p.IsFit), people.Count) : null,
            InductionShare = people.Any(p => p.Induction is not null) ? Share(people.Count(p => p.IsInducted), people.Count) : null,
        };
    }

    /// <summary>What lowers the value first: certificates that do not count, check-ups and inductions that are over.</summary>
    public async Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, Guid contractor, EvaluationWindow window, int limit, CancellationToken cancellationToken)
    {
        var tree = (await contractorDirectory.TreesAsync([contractor], cancellationToken))[contractor];
        var cards = await contractorDirectory.ReadAsync(tree, cancellationToken);
        using var figures = fence.ReadFigures();
        var people = await preparedness.ReadAsync(tree, window.Date, cancellationToken);
        var found = fact switch
        {
            nameof(CompetencyFacts.CompetenceShare) => people.SelectMany(p => p.Needs.Where(n => n.Held is not null).Select(n => Record(
                "certificate", n.Held!.Value.Certificate.Id, p, n.Held.Value.Certificate.IssuedOn, n.Demand.Subject, n.IsMet, $"/Competency/Certificates/{n.Held.Value.Certificate.Id}", cards))),
            nameof(CompetencyFacts.FitnessShare) => people.Where(p => p.Fitness is not null).Select(p => Record(
                "fitness", p.Worker.Id, p, p.Fitness!.ExaminedOn, new("MCU", "Medical check-up"), p.IsFit, $"/Competency/Workers/{p.Worker.Id}", cards)),
            nameof(CompetencyFacts.InductionShare) => people.Where(p => p.Induction is not null).Select(p => Record(
                "induction", p.Worker.Id, p, p.Induction!.GivenOn, new("Induksi K3LH", "K3LH induction"), p.IsInducted, $"/Competency/Workers/{p.Worker.Id}", cards)),
            _ => [],
        };
        return [.. found.OrderBy(r => r.Value).ThenByDescending(r => r.At).Take(limit).OrderByDescending(r => r.At)];
    }

    private static decimal Share(int part, int whole) => 100m * part / whole;

    /// <summary>A score is seen by more people than who holds what: no names, and a way only for those who may go it. Whether somebody is fit is not told at all.</summary>
    private SourceRecord Record(string kind, Guid id, PreparedWorker of, DateOnly day, Sentence what, bool counts, string url, IReadOnlyDictionary<Guid, ContractorCard> cards)
    {
        var mayRead = user.Has(CompetencyPermissions.View) && fence.SeesPersonsOf(of.Worker.ContractorId);
        var ends = kind == "fitness" ? Sentence.Empty : counts ? new(" · berlaku", " · counts") : new(" · tidak berlaku", " · does not count");
        var text = new Sentence(
            string.Create(CultureInfo.GetCultureInfo("id-ID"), $"{cards[of.Worker.ContractorId].Code} · {what.Id} · {day:d MMM yyyy}{ends.Id}"),
            string.Create(CultureInfo.GetCultureInfo("en-US"), $"{cards[of.Worker.ContractorId].Code} · {what.En} · {day:d MMM yyyy}{ends.En}"));
        return new(kind, id, clock.StartOf(day), text.ToString(), mayRead ? url : null, kind == "fitness" ? null : counts ? 1 : 0);
    }
}
