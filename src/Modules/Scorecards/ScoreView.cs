using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Scorecards;

/// <summary>A score as people and JSON read it: each indicator with its value, band, points and, where it was not judged, the reason.</summary>
internal sealed class ScoreView
{
    private ScoreView(IScorecard scorecard, FactRow facts, ScoreResult result, FactCatalogue catalogue)
    {
        Rules = scorecard.Identity;
        Definition = scorecard.Definition;
        Outcome = result.Outcome;
        Score = result.HasScore ? result.Score : null;
        BaseScore = result.HasScore ? result.BaseScore : null;
        Coverage = result.Coverage;
        Grade = result.Grade < 0 ? null : Definition.Grades[result.Grade].Code;
        Overrides = [.. Definition.Overrides.Where((_, i) => (result.Applied >> i & 1) != 0)];
        UnknownOverrides = [.. Definition.Overrides.Where((_, i) => (result.Unknown >> i & 1) != 0)];
        Indicators = [.. Definition.Indicators.Select((indicator, i) => IndicatorView.Of(indicator, result.States[i], result.Bands[i], facts, catalogue))];
        Facts = catalogue.All.ToDictionary(f => f.Name, f => catalogue.ValueOf(facts, f));
    }

    public RuleSetIdentity Rules { get; }
    public ScorecardDefinition Definition { get; }
    public Outcome Outcome { get; }

    /// <summary>0–100 after overrides, unrounded; null where nothing could be judged.</summary>
    public decimal? Score { get; }

    public decimal? BaseScore { get; }
    public decimal Coverage { get; }
    public string? Grade { get; }
    public IReadOnlyList<OverrideDefinition> Overrides { get; }
    public IReadOnlyList<OverrideDefinition> UnknownOverrides { get; }
    public IReadOnlyList<IndicatorView> Indicators { get; }

    /// <summary>Every fact of the catalogue; null where it is not known.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; }

    public static ScoreView Of(IScorecard scorecard, FactRow facts, FactCatalogue catalogue)
    {
        var result = new ScoreResult(scorecard.Definition.Indicators.Count);
        scorecard.Evaluate(facts, result);
        return new(scorecard, facts, result, catalogue);
    }

    public decimal? Number(string fact) => Facts.GetValueOrDefault(fact) as decimal?;
}

/// <param name="Value">The fact shown for the indicator; null where it is not known.</param>
/// <param name="Points">0–100; null where the indicator was not judged.</param>
/// <param name="Max">Highest points of its bands.</param>
/// <param name="Reason">Why it was not judged; null where it was.</param>
internal sealed record IndicatorView(
    IndicatorDefinition Definition, IndicatorState State, Outcome Outcome, string? ValueFact, object? Value, BandDefinition? Band,
    decimal? Points, decimal Max, IReadOnlyList<string> Missing, Sentence? Reason)
{
    public static IndicatorView Of(IndicatorDefinition indicator, IndicatorState state, byte bandIndex, FactRow facts, FactCatalogue catalogue)
    {
        var band = state is IndicatorState.Judged ? indicator.Bands[bandIndex] : null;
        var valueFact = ShownFact(indicator, facts, catalogue);
        var fact = valueFact is null ? null : catalogue.Find(valueFact);
        var missing = indicator.Facts.Where(name => catalogue.Find(name) is { } f && !facts.Has(f.Index)).ToList();
        return new(indicator, state, OutcomeOf(state, band, indicator), valueFact, fact is null ? null : catalogue.ValueOf(facts, fact), band,
            state is IndicatorState.NotReported ? 0m : band?.Points, indicator.Bands.Count == 0 ? 100m : indicator.Bands.Max(b => b.Points), missing,
            ReasonOf(state, indicator, missing, catalogue));
    }

    /// <summary>With few hours a rate is noise: then the count is what was judged, and what is shown.</summary>
    private static string? ShownFact(IndicatorDefinition indicator, FactRow facts, FactCatalogue catalogue)
    {
        const string Hours = "HoursWorked";
        return indicator.SmallHours is { } small && catalogue.Find(Hours) is { } hours && catalogue.ValueOf(facts, hours) is decimal worked && worked < small.Below
            ? small.ValueFact
            : indicator.ValueFact;
    }

    private static Outcome OutcomeOf(IndicatorState state, BandDefinition? band, IndicatorDefinition indicator) => state switch
    {
        IndicatorState.Judged => band!.Points >= indicator.Bands[indicator.TargetBand].Points ? Outcome.Compliant : Outcome.NonCompliant,
        IndicatorState.NotReported => Outcome.NonCompliant,
        IndicatorState.Undetermined or IndicatorState.NotNeeded or IndicatorState.NoDataSource => Outcome.Undetermined,
    };

    private static Sentence? ReasonOf(IndicatorState state, IndicatorDefinition indicator, IReadOnlyList<string> missing, FactCatalogue catalogue)
    {
        var id = string.Join("; ", missing.Select(m => catalogue.Find(m)!.Meaning.Id.TrimEnd('.')));
        var en = string.Join("; ", missing.Select(m => catalogue.Find(m)!.Meaning.En.TrimEnd('.')));
        return state switch
        {
            IndicatorState.Judged => null,
            IndicatorState.NotReported => new($"Tidak dilaporkan, dinilai terburuk. Yang kurang: {id}.", $"Not reported, judged worst. Missing: {en}."),
            IndicatorState.Undetermined => new($"Belum dapat dinilai. Yang belum diketahui: {id}.", $"Undetermined. Not known: {en}."),
            IndicatorState.NotNeeded => new($"Tidak relevan bagi kontraktor ini: {id}.", $"Not relevant for this contractor: {en}."),
            IndicatorState.NoDataSource => new($"Belum ada sumber data: menunggu modul {ModuleTitles.Of(indicator.NoDataSource!).Id}.", $"No data source yet: waits for the module {ModuleTitles.Of(indicator.NoDataSource!).En}."),
        };
    }
}
