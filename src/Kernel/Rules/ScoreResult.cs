namespace Icmesh.Kernel.Rules;

public enum IndicatorState : byte
{
    /// <summary>A band matched.</summary>
    Judged,

    /// <summary>Facts missing; policy worst: 0 points.</summary>
    NotReported,

    /// <summary>Facts missing; policy undetermined.</summary>
    Undetermined,

    /// <summary>Facts missing; policy not needed.</summary>
    NotNeeded,

    /// <summary>The module that brings the facts does not exist yet.</summary>
    NoDataSource,
}

/// <summary>The result of one evaluation, in arrays that are used again for the next contractor.</summary>
public sealed class ScoreResult(int indicators)
{
    public const byte NoBand = byte.MaxValue;

    /// <summary>In the order of <see cref="ScorecardDefinition.Indicators"/>.</summary>
    public IndicatorState[] States { get; } = new IndicatorState[indicators];

    /// <summary>Index of the band that matched, or <see cref="NoBand"/>.</summary>
    public byte[] Bands { get; } = new byte[indicators];

    /// <summary>Σ weight × points over the judged indicators; points 0–100.</summary>
    public decimal Earned { get; set; }

    /// <summary>Weight of the indicators that count in the score: judged, or not reported with policy worst.</summary>
    public decimal JudgedWeight { get; set; }

    /// <summary>Weight that could have been judged: all but what is not needed.</summary>
    public decimal PossibleWeight { get; set; }

    /// <summary>Whether any weight was judged; without it there is no score.</summary>
    public bool HasScore { get; set; }

    /// <summary>Earned / JudgedWeight: 0–100, before overrides. Unrounded.</summary>
    public decimal BaseScore { get; set; }

    /// <summary>0–100, after overrides. Unrounded.</summary>
    public decimal Score { get; set; }

    /// <summary>100 × JudgedWeight / PossibleWeight; 0–100.</summary>
    public decimal Coverage { get; set; }

    /// <summary>Index into <see cref="ScorecardDefinition.Grades"/>, or −1: cannot be assessed.</summary>
    public int Grade { get; set; }

    /// <summary>Bit per override of <see cref="ScorecardDefinition.Overrides"/> that applied.</summary>
    public ulong Applied { get; set; }

    /// <summary>Bit per override whose facts are missing, so that nobody can say whether it applies.</summary>
    public ulong Unknown { get; set; }

    public Outcome Outcome { get; set; }
}
