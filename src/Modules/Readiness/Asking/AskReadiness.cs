using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Readiness.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Readiness.Asking;

/// <summary>
/// Asks all modules about all workers at once: one query each for workers, companies, job types, rules, decisions and dispensations, and
/// what the modules ask themselves.
/// </summary>
internal sealed class AskReadiness(
    ReadinessDb db, IWorkerDirectory workers, IContractorDirectory contractors, IJobTypeDirectory jobTypes, IGateBook gates,
    IEnumerable<IReadinessCheck> checks, SiteClock clock) : IReadiness
{
    public async Task<ReadinessAnswer> AskAsync(
        IReadOnlyCollection<Guid> asked, IReadOnlyCollection<string> jobs, Guid? areaId, DateTime atUtc, CancellationToken cancellationToken)
    {
        var day = clock.DateOf(atUtc);
        var jobCards = Named(jobs, await jobTypes.ListAsync(cancellationToken));
        var ids = asked.Distinct().ToList();
        var cards = await workers.ReadAsync(ids, cancellationToken);
        var people = ids.Where(cards.ContainsKey).Select(id => cards[id]).ToList();
        var companies = await contractors.ReadAsync([.. people.Select(p => p.ContractorId).Distinct()], cancellationToken);
        var question = new ReadinessQuestion(people, [.. jobCards.Select(j => j.Code)], areaId, atUtc, day, await gates.LiveAsync(cancellationToken));
        var findings = await FindingsAsync(question, cancellationToken);
        var effects = new EffectTable(await db.Effects.AsNoTracking().Where(e => e.From <= day).ToListAsync(cancellationToken), day);
        var dispensations = await DispensationsAsync(ids, day, cancellationToken);
        return new(atUtc, day, jobCards, areaId, [.. people.Select(p => Weighing.Of(p, companies[p.ContractorId], findings[p.Id], effects, dispensations[p.Id], question))]);
    }

    private static List<JobTypeCard> Named(IReadOnlyCollection<string> jobs, IReadOnlyList<JobTypeCard> known)
    {
        if (jobs.FirstOrDefault(j => known.All(k => k.Code != j)) is { } unknown)
        {
            var near = DidYouMean.Find(unknown, known.Select(k => k.Code));
            throw new RefusedException(
                new($"Tidak ada jenis pekerjaan \"{unknown}\".", $"There is no job type \"{unknown}\"."),
                near is null ? new("Pilih dari daftar jenis pekerjaan.", "Choose from the list of job types.") : new($"Maksud Anda \"{near}\"?", $"Did you mean \"{near}\"?"));
        }

        return jobs.Count > 0 ? [.. known.Where(k => jobs.Contains(k.Code))] : throw new RefusedException(
            new("Pilih paling sedikit satu jenis pekerjaan.", "Choose at least one job type."));
    }

    private async Task<ILookup<Guid, Finding>> FindingsAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        if (question.Workers.Count > 0)
        {
            foreach (var check in checks)
            {
                found.AddRange(await check.FindAsync(question, cancellationToken));
            }
        }

        return found.ToLookup(f => f.WorkerId);
    }

    private async Task<ILookup<Guid, Dispensation>> DispensationsAsync(List<Guid> ids, DateOnly day, CancellationToken cancellationToken) =>
        (await db.Dispensations.AsNoTracking().Where(d => ids.Contains(d.WorkerId) && d.From <= day && d.To >= day).ToListAsync(cancellationToken)).ToLookup(d => d.WorkerId);
}
