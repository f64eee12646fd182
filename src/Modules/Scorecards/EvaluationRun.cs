using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;

namespace Icmesh.Scorecards;

internal enum RunStatus
{
    Running,

    /// <summary>Stopped on request or by a signal; the next start goes on where it stopped.</summary>
    Stopped,
    Finished,
}

/// <summary>
/// One evaluation of all contractors for one business date under one rule version. Unique by date, version and revision: however
/// often it is started, it is done once. A correction is another revision.
/// </summary>
[NotRecorded("Runs are the record of the nightly work themselves; who starts or stops one by hand is recorded.")]
internal sealed class EvaluationRun
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();
    [Data(DataClass.Internal)] public required DateOnly BusinessDate { get; init; }
    [Data(DataClass.Internal)] public required string RuleSha256 { get; init; }
    [Data(DataClass.Internal)] public required string RulePath { get; init; }
    [Data(DataClass.Internal)] public required int RuleVersion { get; init; }
    [Data(DataClass.Internal)] public required int Revision { get; init; }

    /// <summary>Why this revision was made; null for the first.</summary>
    [Data(DataClass.Internal)] public string? Reason { get; init; }

    [Data(DataClass.Personal), SignInName] public required string StartedBy { get; init; }
    [Data(DataClass.Internal)] public required DateTime StartedAt { get; init; }
    [Data(DataClass.Internal)] public DateTime? FinishedAt { get; set; }
    [Data(DataClass.Internal)] public RunStatus Status { get; set; }
    [Data(DataClass.Internal)] public int Total { get; set; }
    [Data(DataClass.Internal)] public int Done { get; set; }

    /// <summary>Code of the last contractor whose result is stored: where a resumed run goes on.</summary>
    [Data(DataClass.Internal)] public string? LastCode { get; set; }

    /// <summary>Milliseconds of work so far, over all who worked on it.</summary>
    [Data(DataClass.Internal)] public long WorkMilliseconds { get; set; }

    [Data(DataClass.Internal)] public bool StopRequested { get; set; }
    [Data(DataClass.Internal)] public string? LeaseOwner { get; set; }
    [Data(DataClass.Internal)] public DateTime? LeaseUntil { get; set; }

    /// <summary>Counts up with each change of hands: whoever holds an older number can no longer store anything.</summary>
    [Data(DataClass.Internal)] public long Fencing { get; set; }

    /// <summary>Begun while its day was not over: a look at the day so far, which does not stand for its night.</summary>
    public bool IsPremature(SiteClock clock) => StartedAt < clock.StartOf(BusinessDate.AddDays(1));
}
