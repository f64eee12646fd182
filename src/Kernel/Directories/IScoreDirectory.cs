using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Kernel.Directories;

/// <summary>Scores for whoever shows them beside other things.</summary>
public interface IScoreDirectory
{
    /// <summary>Current scores that are not compliant, worst first, and after them those that cannot be assessed.</summary>
    Task<IReadOnlyList<ScoreCard>> WorstAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The last finished evaluation of each month of the window, one row per contractor and month.</summary>
    Task<IReadOnlyList<MonthScore>> ByMonthAsync(EvaluationWindow window, IReadOnlyCollection<Guid> contractors, CancellationToken cancellationToken);

    /// <summary>Grades of the rules that are live, best first; none where no rules are live.</summary>
    Task<IReadOnlyList<GradeDefinition>> GradesAsync(CancellationToken cancellationToken);

    /// <summary>The latest run, finished or not; null before the first.</summary>
    Task<RunCard?> LatestRunAsync(CancellationToken cancellationToken);
}

/// <param name="Score">0–100, six decimals; null where nothing could be judged.</param>
/// <param name="Grade">Code of the grade; null: cannot be assessed.</param>
public sealed record ScoreCard(Guid ContractorId, decimal? Score, string? Grade, decimal Coverage, Outcome Outcome, DateTime EvaluatedAt);

public sealed record MonthScore(Guid ContractorId, YearMonth Month, decimal? Score, string? Grade);

public sealed record RunCard(Guid Id, DateOnly BusinessDate, string Status, int Done, int Total, DateTime? FinishedAt);
