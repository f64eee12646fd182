using Icmesh.Competency.Data;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Checks;

/// <summary>Whether workers were told the rules of the site, understood them and not too long ago.</summary>
internal sealed class InductionCheck(CompetencyDb db) : IReadinessCheck
{
    public string Module => "Competency";

    public async Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var gates = question.Gates(InductionFacts.File.Path);
        var (ids, day) = (question.Workers.Select(w => w.Id).ToList(), question.Day);
        var latest = (await db.Inductions.AsNoTracking().Where(i => ids.Contains(i.WorkerId) && i.GivenOn <= day).ToListAsync(cancellationToken))
            .GroupBy(i => i.WorkerId).ToDictionary(g => g.Key, g => g.MaxBy(i => i.GivenOn)!);
        var states = new GateState[gates.Gates.Count];
        return [.. question.Workers.SelectMany(w => Finding.Of(
            gates, Facts(latest.GetValueOrDefault(w.Id), day), w.Id, "induction", new("Induksi K3LH", "K3LH induction"), $"/Competency/Workers/{w.Id}", states))];
    }

    public static InductionFacts Facts(Induction? induction, DateOnly day) => induction is null
        ? new() { Inducted = false }
        : new() { Inducted = true, Passed = induction.IsPassed, MonthsSince = WholeMonths.Between(induction.GivenOn, day) };
}
