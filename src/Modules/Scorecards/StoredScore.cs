using Icmesh.Kernel.Data;
using Icmesh.Kernel.Rules;

namespace Icmesh.Scorecards;

/// <summary>What is kept of one contractor's evaluation. <see cref="Evidence"/> is exact; the numbers beside it are for sorting.</summary>
[NotRecorded("Computed from records, and kept with all its evidence.")]
internal abstract class StoredScore : IContractorFigures
{
    [Data(DataClass.Internal)] public Guid ContractorId { get; set; }
    [Data(DataClass.Internal)] public Outcome Outcome { get; set; }

    /// <summary>0–100, six decimals. Null where nothing could be judged.</summary>
    [Data(DataClass.Internal)] public decimal? Score { get; set; }

    /// <summary>Code of the grade; null: cannot be assessed.</summary>
    [Data(DataClass.Internal)] public string? Grade { get; set; }

    /// <summary>Share of the weight that was judged, 0–100.</summary>
    [Data(DataClass.Internal)] public decimal Coverage { get; set; }

    /// <summary>Facts and result as canonical JSON, numbers unrounded: enough to compute the same bytes again.</summary>
    [Data(DataClass.Internal)] public string Evidence { get; set; } = "";
}

/// <summary>A contractor's result in a run. Written once.</summary>
internal sealed class RunResult : StoredScore
{
    [Data(DataClass.Internal)] public Guid RunId { get; set; }
}

/// <summary>A contractor's score as of the latest event of today. Replaced by each evaluation; never part of a run.</summary>
internal sealed class CurrentScore : StoredScore
{
    [Data(DataClass.Internal)] public DateOnly BusinessDate { get; set; }
    [Data(DataClass.Internal)] public string RuleSha256 { get; set; } = "";
    [Data(DataClass.Internal)] public DateTime EvaluatedAt { get; set; }
}
