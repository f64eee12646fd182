using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Readiness;

/// <summary>Asks every module whether people may start, and weighs the answers by what the site has decided so far.</summary>
public interface IReadiness
{
    /// <summary>One answer per worker that the asker may see, in the order asked. Joins the transaction of its scope.</summary>
    /// <param name="jobTypes">Codes of job types; at least one.</param>
    /// <exception cref="RefusedException">A job type does not exist.</exception>
    Task<ReadinessAnswer> AskAsync(IReadOnlyCollection<Guid> workers, IReadOnlyCollection<string> jobTypes, Guid? areaId, DateTime atUtc, CancellationToken cancellationToken);
}

public sealed record ReadinessAnswer(DateTime AtUtc, DateOnly Day, IReadOnlyList<JobTypeCard> JobTypes, Guid? AreaId, IReadOnlyList<WorkerReadiness> Workers);

/// <param name="Outcome">
/// NonCompliant if a blocking rule failed, else Undetermined if a blocking rule could not be judged, else Compliant: warnings and notes do not stop.
/// </param>
/// <param name="Stage">The roll-out stage of the worker's contractor, by which rules take effect.</param>
/// <param name="Reasons">Everything that was found, what stops first.</param>
public sealed record WorkerReadiness(WorkerCard Worker, ContractorCard Contractor, Outcome Outcome, RolloutStage Stage, IReadOnlyList<Reason> Reasons)
{
    public IEnumerable<Reason> Blocking => Reasons.Where(r => r.Stops);
}

/// <param name="Effect">What the rule does at this stage on this day.</param>
/// <param name="DispensationId">The dispensation that lets this person pass for now; null for none.</param>
public sealed record Reason(Finding Finding, Effect Effect, Guid? DispensationId)
{
    /// <summary>Whether this alone keeps the person from starting.</summary>
    public bool Stops => Effect is Effect.Block && DispensationId is null && Finding.Outcome is not Outcome.Compliant;
}

/// <summary>What a rule does when it does not pass.</summary>
public enum Effect
{
    /// <summary>Catat: it is written down.</summary>
    Note,

    /// <summary>Peringatkan: people are told.</summary>
    Warn,

    /// <summary>Blokir: the job does not start.</summary>
    Block,
}

/// <summary>Kinds of work that demand something of people: hot work, confined space, potline.</summary>
public interface IJobTypeDirectory
{
    /// <summary>All job types in the order of their file; none where no version of it is live.</summary>
    Task<IReadOnlyList<JobTypeCard>> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Code">Upper case: <c>HOT_WORK</c>.</param>
public sealed record JobTypeCard(string Code, Sentence Title);
