using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;

namespace Icmesh.Rules.Reading;

/// <summary>A scorecard file as read: what it says and where each part stands. Whether it may be used, the problems tell.</summary>
internal sealed record ParsedScorecard(
    string Name, ScorecardDefinition Definition, IReadOnlyList<ParsedIndicator> Indicators, IReadOnlyList<ParsedOverride> Overrides,
    IReadOnlyList<ParsedCase> Cases)
{
    public required JsonItem At { get; init; }

    public IReadOnlyList<JsonItem> CategoriesAt { get; init; } = [];

    public IReadOnlyList<JsonItem> GradesAt { get; init; } = [];
}

/// <param name="IsWhole">Every band could be read, so that they can be judged together.</param>
/// <param name="HasWeight">Whether the weight could be read.</param>
internal sealed record ParsedIndicator(
    IndicatorDefinition Definition, IReadOnlyList<ParsedBand> Bands, bool IsWhole, bool HasWeight, JsonItem At, JsonItem? SmallHoursAt, JsonItem? ValueAt);

internal sealed record ParsedBand(BandDefinition Definition, RuleExpression Condition, JsonItem ExpressionAt, JsonItem PointsAt);

internal sealed record ParsedOverride(OverrideDefinition Definition, RuleExpression Condition, JsonItem At);

/// <summary>An example that stands in the file: facts, and what must come out.</summary>
/// <param name="Points">By place of the indicator; null expects that it is not judged.</param>
/// <param name="Expected">What else is expected, as written.</param>
internal sealed record ParsedCase(string Name, JsonItem At, FactRow Facts, IReadOnlyList<(int Indicator, decimal? Points, JsonItem At)> Points, ExpectedResult Expected);

/// <param name="Overrides">Codes in order of application; null where the case says nothing about overrides.</param>
internal sealed record ExpectedResult(
    (decimal? Value, JsonItem At)? Score, (string? Code, JsonItem At)? Grade, (Outcome Value, JsonItem At)? Outcome, (IReadOnlyList<string> Codes, JsonItem At)? Overrides);
