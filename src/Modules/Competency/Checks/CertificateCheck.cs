using Icmesh.Competency.Data;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Checks;

/// <summary>Whether workers hold what their jobs demand. One query for requirements, one for certificates, whatever the number of workers.</summary>
internal sealed class CertificateCheck(CompetencyDb db, IRuleTables tables) : IReadinessCheck
{
    public string Module => "Competency";

    public async Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var (demanded, other) = (question.Gates(CertificateFacts.File.Path), question.Gates(RequirementFacts.File.Path));
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(CertificateTypes.Kind.Path);
        var demands = await Demands.ReadAsync(db, types, question, cancellationToken);
        var held = (await HeldAsync(db, [.. question.Workers.Select(w => w.Id)], demands.Wanted, question.Day, cancellationToken)).ToLookup(h => h.WorkerId);
        var judge = new CertificateJudge(demanded, types, question.Day);
        var states = new GateState[other.Gates.Count];
        var found = new List<Finding>();
        foreach (var worker in question.Workers)
        {
            var url = $"/Competency/Workers/{worker.Id}";
            foreach (var demand in demands.Of(worker))
            {
                var (facts, valid) = judge.Best(held[worker.Id], demand);
                found.AddRange(demand.IsDemanded
                    ? Finding.Of(demanded, facts, worker.Id, demand.Key, demand.Subject, url, judge.States)
                    : Finding.Of(other, new RequirementFacts { Mandatory = demand.IsMandatory, Held = facts.Held, Valid = valid }, worker.Id, demand.Key, Subject(demand), url, states));
            }
        }

        return found;
    }

    /// <summary>Certificates of some types that some workers hold, with the last use on or before a day. One query.</summary>
    public static async Task<IReadOnlyList<HeldCertificate>> HeldAsync(
        CompetencyDb db, IReadOnlyList<Guid> workers, IReadOnlyList<string> types, DateOnly day, CancellationToken cancellationToken) =>
        types.Count == 0 ? [] : await db.Certificates.Where(c => workers.Contains(c.WorkerId) && types.Contains(c.Type)).OrderBy(c => c.Id)
            .Select(c => new HeldCertificate(
                c.Id, c.WorkerId, c.Type, c.Class, c.IssuedOn, c.ExpiresOn, c.IsForThisEmployer, c.RevokedOn, c.VerifiedAt != null,
                db.Uses.Where(u => u.CertificateId == c.Id && u.On <= day).Max(u => (DateOnly?)u.On)))
            .ToListAsync(cancellationToken);

    private static Sentence Subject(Demand demand) => demand.IsMandatory
        ? new($"{demand.Subject.Id} (sumber belum dipastikan)", $"{demand.Subject.En} (source not confirmed)")
        : new($"{demand.Subject.Id} (dianjurkan)", $"{demand.Subject.En} (recommended)");
}

/// <summary>Judges certificates by the gates, and picks the one that comes closest to what is demanded.</summary>
internal sealed class CertificateJudge(IGateSet gates, CertificateTypes types, DateOnly day)
{
    /// <summary>Room for the states of one certificate.</summary>
    public GateState[] States { get; } = new GateState[gates.Gates.Count];

    /// <returns>Facts of the best certificate, and whether it passes every gate: null where nobody knows.</returns>
    public (CertificateFacts Facts, bool? IsValid) Best(IEnumerable<HeldCertificate> held, Demand demand) =>
        held.Where(h => h.Type == demand.Code || demand.Type?.SatisfiedBy?.Contains(h.Type) is true)
            .Select(h => Judged(Validity.Facts(h, types.Find(h.Type), demand.Type, demand.Class, day)))
            .Append(Judged(new() { Held = false }))
            .OrderBy(j => j.Facts.Held is not true).ThenBy(j => j.Rank).ThenByDescending(j => j.Facts.DaysLeft).Select(j => (j.Facts, j.IsValid)).First();

    private (CertificateFacts Facts, int Rank, bool? IsValid) Judged(CertificateFacts facts)
    {
        gates.Judge(gates.Row(facts), States);
        var (failed, unknown) = (States.Count(s => s is GateState.Failed), States.Count(s => s is GateState.Unknown or GateState.NotAsked));
        return (facts, failed * 2 + unknown, failed > 0 ? false : unknown > 0 ? null : true);
    }
}
