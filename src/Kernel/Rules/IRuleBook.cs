using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Rules;

/// <summary>Gives out rule versions that can be run. A version never changes; what is live is switched by one reference.</summary>
public interface IRuleBook
{
    /// <summary>The live version of a file, for example <c>scorecards/k3lh</c>.</summary>
    /// <exception cref="RefusedException">No version of it is live.</exception>
    Task<IScorecard> LiveAsync(string path, CancellationToken cancellationToken);

    /// <summary>A stored version by its SHA-256; null when it was never stored.</summary>
    Task<IScorecard?> FindAsync(string sha256, CancellationToken cancellationToken);
}

/// <param name="Path">File below the rules folder without extension: <c>scorecards/k3lh</c>.</param>
/// <param name="Id">The workflow's name: <c>k3lh</c>.</param>
/// <param name="Version">Counts up from 1 with each version that went live.</param>
/// <param name="Sha256">Of the file's bytes, lower-case hexadecimal.</param>
public sealed record RuleSetIdentity(string Path, string Id, int Version, string Sha256)
{
    /// <summary>Why there is no answer where the rules for it are not live.</summary>
    public static RefusedException NothingLive(string path) => new(
        new($"Belum ada aturan {path} yang berlaku.", $"No version of the rules {path} is live."),
        new("Jalankan rules check dan perbaiki berkasnya.", "Run rules check and mend the file."));
}

/// <summary>One immutable, compiled version of a scorecard file. Safe for use by many threads.</summary>
public interface IScorecard
{
    RuleSetIdentity Identity { get; }

    ScorecardDefinition Definition { get; }

    /// <summary>Batch mode: fused delegates, exact decimals, nothing allocated. Gives the same bits as <see cref="ExplainAsync"/>.</summary>
    void Evaluate(FactRow facts, ScoreResult into);

    /// <summary>Explain mode: the rule engine's own result tree for one contractor.</summary>
    Task<ScoreExplanation> ExplainAsync(FactRow facts, CancellationToken cancellationToken);
}

/// <param name="Result">Computed from the tree, to be compared with batch mode bit for bit.</param>
public sealed record ScoreExplanation(ScoreResult Result, IReadOnlyList<RuleTrace> Indicators, IReadOnlyList<RuleTrace> Overrides);

/// <summary>What the engine said about one rule.</summary>
/// <param name="Matched">Name of the child rule that matched; null for none.</param>
/// <param name="Missing">Facts that are not known, for which the engine was not asked.</param>
public sealed record RuleTrace(string Code, IReadOnlyList<RuleStep> Steps, string? Matched, IReadOnlyList<string> Missing);

public sealed record RuleStep(string Name, string Expression, bool IsTrue);
