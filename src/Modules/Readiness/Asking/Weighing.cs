using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;

namespace Icmesh.Readiness.Asking;

/// <summary>From what modules found to whether one person may start.</summary>
internal static class Weighing
{
    /// <param name="dispensations">Of this person.</param>
    public static WorkerReadiness Of(
        WorkerCard worker, ContractorCard company, IEnumerable<Finding> findings, EffectTable effects, IEnumerable<Dispensation> dispensations, ReadinessQuestion question)
    {
        var reasons = findings.Select(f => new Reason(
                f, effects.Of(f, company.Stage),
                f.Outcome is Outcome.Compliant ? null : dispensations.FirstOrDefault(d => d.IsFor(f) && d.HoldsAt(question.AtUtc, question.Day))?.Id))
            .OrderByDescending(r => r.Stops).ThenBy(r => r.Finding.Outcome is Outcome.Compliant).ThenByDescending(r => r.Effect)
            .ThenBy(r => r.Finding.Outcome is Outcome.Undetermined).ThenBy(r => r.Finding.Rules.Path, StringComparer.Ordinal).ThenBy(r => r.Finding.Key, StringComparer.Ordinal)
            .ToList();
        var outcome = reasons.Exists(r => r.Stops && r.Finding.Outcome is Outcome.NonCompliant) ? Outcome.NonCompliant
            : reasons.Exists(r => r.Stops) || reasons.Count == 0 ? Outcome.Undetermined
            : Outcome.Compliant;
        return new(worker, company, outcome, company.Stage, reasons);
    }
}
