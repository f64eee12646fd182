using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;

namespace Icmesh.Permits.Deciding;

/// <summary>What rules and readiness say of a permit before a step.</summary>
/// <param name="Permit">Findings about the permit itself.</param>
/// <param name="Crew">One answer per member of the crew, in the order of the crew; empty where nobody asked.</param>
internal sealed record StepAnswer(IReadOnlyList<EvidenceLine> Permit, IReadOnlyList<CrewReadiness> Crew)
{
    public static readonly StepAnswer Nothing = new([], []);

    /// <summary>Everything that keeps the work from going on.</summary>
    public IEnumerable<EvidenceLine> Stopping => Permit.Concat(Crew.SelectMany(c => c.Lines)).Where(l => l.Stops);
}

/// <param name="Readiness">Null where nobody could be found of that id: not known, and so not ready.</param>
internal sealed record CrewReadiness(CrewMember Member, WorkerReadiness? Readiness)
{
    public Outcome Outcome => Readiness?.Outcome ?? Outcome.Undetermined;

    public IReadOnlyList<EvidenceLine> Lines { get; } = Readiness is null || Readiness.Reasons.Count == 0
        ? [new("NOT_KNOWN", null, null, null, Outcome.Undetermined, true, null, "worker", new("Pekerja", "Worker"), new("Tidak ada yang diketahui tentang pekerja ini.", "Nothing is known of this worker."), new("Daftarkan pekerjanya, atau ganti orangnya.", "Register the worker, or replace them."), GateOwner.Contractor, null)]
        : [.. Readiness.Reasons.Select(EvidenceJson.Of)];
}
