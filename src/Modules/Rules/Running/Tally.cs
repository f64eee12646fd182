namespace Icmesh.Rules.Running;

/// <summary>The sums of one evaluation, as whole numbers of the scorecard's smallest unit (see <see cref="ScoreArithmetic"/>).</summary>
internal struct Tally
{
    /// <summary>Σ weight × points.</summary>
    public long Earned;

    /// <summary>Σ weight of what counts in the score.</summary>
    public long Judged;

    /// <summary>Σ weight of all but what is not needed.</summary>
    public long Possible;

    /// <summary>Bit per override that applied.</summary>
    public ulong Applied;

    /// <summary>Bit per override whose facts are missing.</summary>
    public ulong Unknown;
}
