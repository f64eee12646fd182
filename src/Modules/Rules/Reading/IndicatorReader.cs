using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads an indicator and its bands, or one that waits for the module that will bring its facts.</summary>
internal sealed class IndicatorReader(ProblemList problems, RuleReader rules, FactCatalogue catalogue, string[] categories, string? label)
{
    public const int MaxBands = 50;

    private static readonly string[] Keys =
    [
        "kind", "title", "category", "weight", "unit", "direction", "missing", "value", "smallHours", "evidence", "reference", "noDataSource",
    ];

    public ParsedIndicator Read(JsonItem item)
    {
        var rule = new ObjectReader(item, problems, label, "RuleName", "Operator", "Expression", "Rules", "Properties", "Enabled");
        var name = rules.Name(rule);
        var properties = rule.Object("Properties", true, Keys);
        properties?.Choice("kind", ["indicator", "override"]);
        var source = properties?.Text("noDataSource", required: false);
        var bands = source is null ? Bands(rule) : Waiting(rule);
        var definition = Definition(name, properties, source, bands);
        Category(properties, definition.Category);
        var read = bands.OfType<ParsedBand>().ToList();
        definition = definition with
        {
            Facts = [.. read.SelectMany(b => b.Condition.Facts).Select(f => f.Name).Distinct()],
            Bands = [.. read.Select(b => b.Definition)],
        };
        return new(
            definition, read, read.Count == bands.Count && (read.Count > 0 || source is not null), definition.Weight > 0, item,
            properties?.Get("smallHours", required: false), properties?.Get("value", required: false));
    }

    private IndicatorDefinition Definition(string name, ObjectReader? properties, string? source, List<ParsedBand?> bands)
    {
        var missing = properties?.Choice("missing", ["worst", "undetermined", "notNeeded"], required: false) switch
        {
            "undetermined" => MissingPolicy.Undetermined,
            "notNeeded" => MissingPolicy.NotNeeded,
            _ => MissingPolicy.Worst,
        };
        var direction = properties?.Choice("direction", ["down", "up"]) == "up" ? Direction.Up : Direction.Down;
        return new(
            name, properties?.Sentence("title") ?? Sentence.Empty, properties?.Text("category") ?? "", properties?.Number("weight", 0.0001m, 100) ?? 0,
            properties?.Words("unit") ?? Sentence.Empty, direction, missing, Fact(properties, "value"), SmallHours(properties), [], [],
            properties?.WordList("evidence") ?? [], properties is null ? null : RuleReader.Reference(properties), source, source is null && bands.Count > 0 ? 0 : -1);
    }

    private void Category(ObjectReader? properties, string code)
    {
        if (code.Length > 0 && !categories.Contains(code))
        {
            problems.Add(properties!.Get("category")!, label, ScorecardMessages.UnknownCode("category", code).DidYouMean(DidYouMean.Find(code, categories)));
        }
    }

    private string? Fact(ObjectReader? properties, string key)
    {
        var name = properties?.Text(key, required: false);
        if (name is null || catalogue.Find(name) is not null)
        {
            return name;
        }

        problems.Add(properties!.Get(key)!, label, ExpressionMessages.Unknown(name).DidYouMean(DidYouMean.Find(name, catalogue.All.Select(f => f.Name))));
        return null;
    }

    private SmallHours? SmallHours(ObjectReader? properties)
    {
        if (properties?.Object("smallHours", false, "below", "value") is not { } reader)
        {
            return null;
        }

        return reader.Number("below", 1, 1_000_000_000) is { } below && reader.Text("value") is not null && Fact(reader, "value") is { } fact
            ? new(below, fact) : null;
    }

    /// <summary>A null stands for a band that could not be read.</summary>
    private List<ParsedBand?> Bands(ObjectReader rule)
    {
        if (rule.Has("Enabled") && rule.Flag("Enabled") == false)
        {
            problems.Add(rule.Get("Enabled")!, label, ScorecardMessages.SwitchedOff());
        }

        if (rule.Has("Expression"))
        {
            problems.Add(rule.Get("Expression")!, label, FileMessages.UnknownKey("Expression"));
        }

        rule.Choice("Operator", ["Or"]);
        var items = rule.Objects("Rules", "Pita");
        if (items.Count > MaxBands)
        {
            problems.Add(rule.Get("Rules")!, label, ScorecardMessages.TooMany("bands", MaxBands));
        }
        else if (items.Count == 0 && rule.Get("Rules", required: false) is { Kind: JsonItemKind.List, Items.Count: 0 } none)
        {
            problems.Add(none, label, ScorecardMessages.NoRules());
        }

        return [.. items.Select(Band)];
    }

    private ParsedBand? Band(JsonItem item)
    {
        var band = new ObjectReader(item, problems, label, "RuleName", "Expression", "Properties");
        var name = rules.Name(band);
        var condition = rules.Expression(band);
        var properties = band.Object("Properties", true, "points", "text");
        var points = properties?.Number("points", 0, 100);
        var text = properties?.Sentence("text", required: false);
        return condition is null || points is null
            ? null
            : new(new(name, condition.Text, points.Value, text), condition, band.Get("Expression")!, properties!.Get("points")!);
    }

    private List<ParsedBand?> Waiting(ObjectReader rule)
    {
        var isRight = rule.Flag("Enabled") == false && rule.Text("Expression") == "false" && !rule.Has("Rules") && !rule.Has("Operator");
        if (!isRight)
        {
            problems.Add(rule.Item, label, ScorecardMessages.NoDataSourceShape());
        }

        return [];
    }
}
