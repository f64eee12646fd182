using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Checking;
using Icmesh.Rules.Gates;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;

namespace Icmesh.Rules;

/// <summary>From bytes to a scorecard that runs: strict JSON, guard, checks, fused delegates, the file's own cases.</summary>
internal static class ScorecardCompiler
{
    public static CheckedFile Compile(RuleSource source, FactCatalogue catalogue)
    {
        var bytes = source.Content;
        var positions = new TextPositions(bytes);
        var problems = new ProblemList(source.File, positions);
        var root = StrictJson.Read(bytes, positions, problems);
        var reader = new ScorecardReader(problems, catalogue);
        var card = root is null ? null : reader.Read(root);
        if (card is null)
        {
            return new(source, problems.All, null);
        }

        new ScorecardCheck(problems, catalogue, reader.Guard).Check(card);
        if (problems.HasErrors)
        {
            return new(source, problems.All, null);
        }

        var scorecard = new Scorecard(new RuleSetIdentity(source.Path, card.Name, 0, source.Sha256), card, reader.Guard);
        new CaseCheck(problems, card, scorecard).Check();
        return new(source, problems.All, problems.HasErrors ? null : scorecard);
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Scorecard">Null when the file has errors, or is of another kind.</param>
internal sealed record CheckedFile(RuleSource Source, IReadOnlyList<RuleProblem> Problems, Scorecard? Scorecard)
{
    /// <summary>Null when the file has errors, or is of another kind.</summary>
    public GateSet? Gates { get; init; }

    /// <summary>Null when the file has errors, or is of another kind.</summary>
    public RuleTable? Table { get; init; }

    /// <summary>How a table is read and shown.</summary>
    public RuleTableKind? Kind { get; init; }

    /// <summary>Null when the file has errors.</summary>
    public RuleHeader? Header => Table?.Header ?? Gates?.Header ?? (Scorecard?.Definition is { } card ? new(card.Title, card.Author, card.Reason) : null);

    /// <summary>No error, and no case is missing.</summary>
    public bool MayGoLive => Header is not null && Problems.All(p => p.Severity is Severity.Warning);
}
