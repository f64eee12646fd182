using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Rules;

/// <summary>What a scorecard file says, checked. Weights of all indicators add up to exactly 100.</summary>
/// <param name="MinCoverage">Share of the weight, 0–100, below which there is no grade.</param>
/// <param name="HoursBase">Hours that rates are given per: 1,000,000 or 200,000.</param>
public sealed record ScorecardDefinition(
    Sentence Title, decimal MinCoverage, decimal HoursBase,
    IReadOnlyList<CategoryDefinition> Categories, IReadOnlyList<GradeDefinition> Grades,
    IReadOnlyList<IndicatorDefinition> Indicators, IReadOnlyList<OverrideDefinition> Overrides)
{
    /// <summary>Who wrote this version and why, as the file says.</summary>
    public string Author { get; init; } = "";

    public string Reason { get; init; } = "";
}

public sealed record CategoryDefinition(string Code, Sentence Title, decimal Weight);

/// <param name="From">Closed lower bound on the unrounded score; null for the lowest grade.</param>
public sealed record GradeDefinition(string Code, decimal? From);

/// <summary>What happens to an indicator whose facts are not known.</summary>
public enum MissingPolicy
{
    /// <summary>0 points, NonCompliant, "not reported". The default.</summary>
    Worst,

    /// <summary>No points, Undetermined: leaves the score's denominator, stays in that of coverage.</summary>
    Undetermined,

    /// <summary>Leaves both denominators.</summary>
    NotNeeded,
}

public enum Direction
{
    /// <summary>Less is better.</summary>
    Down,

    /// <summary>More is better.</summary>
    Up,
}

/// <param name="Weight">Share of the whole score, in points of 100.</param>
/// <param name="ValueFact">The fact shown as the indicator's value.</param>
/// <param name="SmallHours">Below this many hours another fact is judged and shown instead of the rate.</param>
/// <param name="Facts">Every fact that the indicator needs to be judged.</param>
/// <param name="NoDataSource">The module that will bring the facts; null when they exist.</param>
public sealed record IndicatorDefinition(
    string Code, Sentence Title, string Category, decimal Weight, Sentence Unit, Direction Direction, MissingPolicy Missing,
    string? ValueFact, SmallHours? SmallHours, IReadOnlyList<string> Facts, IReadOnlyList<BandDefinition> Bands,
    IReadOnlyList<Sentence> Evidence, Reference? Reference, string? NoDataSource, int TargetBand);

/// <summary>Rates of few hours are noise: below <paramref name="Below"/> hours the count <paramref name="ValueFact"/> is judged.</summary>
public sealed record SmallHours(decimal Below, string ValueFact);

/// <param name="Points">0–100 of the indicator's weight.</param>
public sealed record BandDefinition(string Name, string Expression, decimal Points, Sentence? Text);

/// <summary>An adjustment made after the weighted score, in ascending <paramref name="Order"/>.</summary>
/// <param name="CapScore">The score is at most this.</param>
/// <param name="Add">Added to the score (negative takes away), never below 0.</param>
/// <param name="CapGrade">The grade is at most this one.</param>
/// <param name="Withhold">There is no grade as long as this holds.</param>
public sealed record OverrideDefinition(
    string Code, Sentence Title, int Order, string Expression, decimal? CapScore, decimal? Add, string? CapGrade, bool Withhold,
    IReadOnlyList<string> Facts, Reference? Reference);

/// <summary>Where a rule comes from.</summary>
/// <param name="Status">verified, unverified or proposed: whether somebody has read the source.</param>
public sealed record Reference(Sentence Law, string? Article, string Status, string? Url);
