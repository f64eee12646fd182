using Icmesh.Competency.Checks;
using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Competency.Facts;

/// <summary>Reads what the workers of some companies need and have on a day: a query for each table, whatever the number of companies.</summary>
/// <param name="services">Gives the rule tables when they are asked for: the catalogue of facts, which rules are read with, is made of the sources.</param>
internal sealed class Preparedness(CompetencyDb db, IWorkerDirectory workers, IServiceProvider services)
{
    private const int Batch = 10_000;

    private (string Asked, IReadOnlyList<PreparedWorker> People)? _last;

    /// <summary>One after another, the three shares of a score open to the same people: they are read once.</summary>
    public async Task<IReadOnlyList<PreparedWorker>> ReadAsync(IReadOnlyCollection<Guid> companies, DateOnly day, CancellationToken cancellationToken)
    {
        var asked = $"{day:O} {string.Join(' ', companies.Order())}";
        _last = _last is { } last && last.Asked == asked ? last : (asked, await AskAsync(companies, day, cancellationToken));
        return _last.Value.People;
    }

    private async Task<IReadOnlyList<PreparedWorker>> AskAsync(IReadOnlyCollection<Guid> companies, DateOnly day, CancellationToken cancellationToken)
    {
        var types = await services.GetRequiredService<IRuleTables>().LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var people = await PeopleAsync(companies, cancellationToken);
        var demands = new Demands(await db.Requirements.AsNoTracking().Where(r => r.IsMandatory && r.Status == Requirement.Verified && r.Role != null && r.AreaId == null).ToListAsync(cancellationToken), types);
        var owners = companies.ToList();
        var wanted = demands.Wanted.ToList();
        var held = (await db.Certificates.Where(c => owners.Contains(c.ContractorId) && wanted.Contains(c.Type) && c.IssuedOn <= day)
            .Select(c => new HeldCertificate(c.Id, c.WorkerId, c.Type, c.Class, c.IssuedOn, c.ExpiresOn, c.IsForThisEmployer, c.RevokedOn, c.VerifiedAt != null, db.Uses.Where(u => u.CertificateId == c.Id && u.On <= day).Max(u => (DateOnly?)u.On)))
            .ToListAsync(cancellationToken)).ToLookup(c => c.WorkerId);
        var fitness = (await db.Fitness.AsNoTracking().Where(f => owners.Contains(f.ContractorId) && f.ExaminedOn <= day).ToListAsync(cancellationToken)).GroupBy(f => f.WorkerId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.ExaminedOn)!);
        var inductions = (await db.Inductions.AsNoTracking().Where(i => owners.Contains(i.ContractorId) && i.GivenOn <= day).ToListAsync(cancellationToken)).GroupBy(i => i.WorkerId).ToDictionary(g => g.Key, g => g.MaxBy(i => i.GivenOn)!);
        return [.. people.Select(p => Of(p, demands, held[p.Id], fitness.GetValueOrDefault(p.Id), inductions.GetValueOrDefault(p.Id), day))];
    }

    private static PreparedWorker Of(WorkerCard worker, Demands demands, IEnumerable<HeldCertificate> held, Fitness? fitness, Induction? induction, DateOnly day)
    {
        var needs = demands.Types.RolesOf(worker.Position) is null ? [] : demands.Of(worker);
        return new(worker, fitness, induction,
            [.. needs.Select(n => new Need(n, Best(n, held, demands.Types, day)))],
            fitness is not null && FitnessCheck.Facts(fitness, demands.Types, [], day) is { MonthsSince: < 12, DaysLeft: >= 0, Fit: true },
            induction is not null && InductionCheck.Facts(induction, day) is { Passed: true, MonthsSince: < 12 });
    }

    /// <summary>The certificate that meets the need; else the latest that comes near; null for none.</summary>
    private static (HeldCertificate Certificate, bool Counts)? Best(Demand need, IEnumerable<HeldCertificate> held, CertificateTypes types, DateOnly day) => held
        .Where(h => h.Type == need.Code || need.Type?.SatisfiedBy?.Contains(h.Type) is true)
        .Select(h => ((HeldCertificate, bool)?)(h, Counts(Validity.Facts(h, types.Find(h.Type), need.Type, need.Class, day)))).OrderByDescending(h => h!.Value.Item2).ThenByDescending(h => h!.Value.Item1.IssuedOn).FirstOrDefault();

    private static bool Counts(CertificateFacts facts) => facts is { Revoked: false, DaysSinceIssue: >= 0, DaysLeft: >= 0, ForThisEmployer: true, InUse: true, ClassCovers: true };

    private async Task<List<WorkerCard>> PeopleAsync(IReadOnlyCollection<Guid> companies, CancellationToken cancellationToken)
    {
        var people = new List<WorkerCard>();
        for (Guid? after = null; companies.Count > 0;)
        {
            var some = await workers.AfterAsync(companies, after, Batch, cancellationToken);
            people.AddRange(some);
            if (some.Count < Batch)
            {
                break;
            }

            after = some[^1].Id;
        }

        return people;
    }
}

/// <param name="Needs">Certificates that are mandatory for the worker's position; none where no role names it.</param>
internal sealed record PreparedWorker(WorkerCard Worker, Fitness? Fitness, Induction? Induction, IReadOnlyList<Need> Needs, bool IsFit, bool IsInducted);

/// <param name="Held">The certificate that comes nearest, and whether it counts; null where there is none.</param>
internal sealed record Need(Demand Demand, (HeldCertificate Certificate, bool Counts)? Held)
{
    public bool IsMet => Held?.Counts is true;
}
