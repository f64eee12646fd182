using Icmesh.Competency.Data;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Checks;

/// <summary>Whether the latest medical check-up lets workers do the job. It says yes, no or not known, and nothing of why.</summary>
internal sealed class FitnessCheck(CompetencyDb db, IRuleTables tables) : IReadinessCheck
{
    public string Module => "Competency";

    public async Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var gates = question.Gates(FitnessFacts.File.Path);
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(CertificateTypes.Kind.Path);
        var (ids, day) = (question.Workers.Select(w => w.Id).ToList(), question.Day);
        var latest = (await db.Fitness.AsNoTracking().Where(f => ids.Contains(f.WorkerId) && f.ExaminedOn <= day).ToListAsync(cancellationToken))
            .GroupBy(f => f.WorkerId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.ExaminedOn)!);
        var states = new GateState[gates.Gates.Count];
        return [.. question.Workers.SelectMany(w => Finding.Of(
            gates, Facts(latest.GetValueOrDefault(w.Id), types, question.JobTypes, day), w.Id, "mcu", new("MCU", "Medical check-up"), $"/Competency/Workers/{w.Id}", states))];
    }

    public static FitnessFacts Facts(Fitness? fitness, CertificateTypes types, IReadOnlyList<string> jobs, DateOnly day) => fitness is null
        ? new() { Examined = false }
        : new()
        {
            Examined = true,
            MonthsSince = WholeMonths.Between(fitness.ExaminedOn, day),
            DaysLeft = fitness.ValidUntil is { } until ? until.DayNumber - day.DayNumber : Validity.NoEnd,
            Fit = fitness.Result is FitnessResult.Fit or FitnessResult.FitWithNote,
            Permitted = Permitted(fitness.RestrictionCodes, types, jobs),
        };

    /// <summary>A restriction that the live table does not know may exclude anything: nobody knows.</summary>
    private static bool? Permitted(IReadOnlyList<string> codes, CertificateTypes types, IReadOnlyList<string> jobs)
    {
        var known = types.Restrictions.Where(r => codes.Contains(r.Code)).ToList();
        return known.Exists(r => r.Excludes.Any(jobs.Contains)) ? false : known.Count < codes.Count ? null : true;
    }
}

/// <summary>Months that are over: the anniversary itself is the first day of the next one.</summary>
internal static class WholeMonths
{
    public static int Between(DateOnly from, DateOnly day)
    {
        var months = (day.Year - from.Year) * 12 + day.Month - from.Month;
        return from.AddMonths(months) > day ? months - 1 : months;
    }
}
