using System.Globalization;
using System.Text.Json.Nodes;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;

namespace Icmesh.Scorecards.Commands;

/// <summary>The JSON of <c>evaluate</c> and <c>explain</c>: numbers unrounded, missing is null.</summary>
internal static class ScoreJson
{
    /// <summary>Injury rates by the name of the fact that holds each.</summary>
    private static readonly (string Name, string Fact)[] Rates =
    [
        ("ltifr", "Ltifr"), ("trifr", "Trifr"), ("sr", "SeverityRate"), ("trir", "Trir"), ("fr", "FrequencyRate"), ("hours", "HoursWorked"),
    ];

    public static string Text(JsonNode node) => node.ToJsonString(VerbJson.Options);

    public static JsonObject Night(DateOnly date, ScoreView sample, EvaluationRun? run, int contractors, IEnumerable<(ContractorCard Contractor, ScoreView Score)> scores) => new()
    {
        ["businessDate"] = Iso(date),
        ["ruleSet"] = RuleSet(sample),
        ["run"] = new JsonObject
        {
            ["id"] = run?.Id.ToString(),
            ["revision"] = run?.Revision,
            ["contractors"] = contractors,
            ["seconds"] = run is null ? null : run.WorkMilliseconds / 1000m,
        },
        ["contractors"] = new JsonArray([.. scores.Select(s => Score(s.Contractor, s.Score))]),
    };

    public static JsonObject RuleSet(ScoreView score) => new()
    {
        ["id"] = score.Rules.Id,
        ["version"] = score.Rules.Version,
        ["sha256"] = score.Rules.Sha256,
    };

    public static JsonObject Score(ContractorCard contractor, ScoreView score) => new()
    {
        ["code"] = contractor.Code,
        ["name"] = contractor.Name,
        ["outcome"] = score.Outcome.ToString(),
        ["score"] = score.Score,
        ["grade"] = score.Grade,
        ["coverage"] = score.Coverage,
        ["overrides"] = new JsonArray([.. score.Overrides.Select(o => JsonValue.Create(o.Code))]),
        ["indicators"] = new JsonArray([.. score.Indicators.Select(Indicator)]),
    };

    public static JsonObject Explain(Explanation explanation)
    {
        var json = Score(explanation.Contractor, explanation.Score);
        json["businessDate"] = Iso(explanation.Window.Date);
        json["window"] = new JsonObject { ["from"] = Iso(explanation.Window.FirstMonth.FirstDay), ["to"] = Iso(explanation.Window.Date) };
        json["ruleSet"] = RuleSet(explanation.Score);
        json["run"] = explanation.Run is { } run ? new JsonObject { ["id"] = run.Id.ToString(), ["revision"] = run.Revision } : null;
        json["baseScore"] = explanation.Score.BaseScore;
        json["rates"] = new JsonObject(Rates.Select(r => KeyValuePair.Create(r.Name, (JsonNode?)JsonValue.Create(explanation.Score.Number(r.Fact)))));
        json["facts"] = new JsonObject(explanation.Score.Facts.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Value(f.Value))));
        json["appliedOverrides"] = new JsonArray([.. explanation.Score.Overrides.Select(o => (JsonNode)new JsonObject
        {
            ["code"] = o.Code,
            ["title"] = Both(o.Title),
            ["expression"] = o.Expression,
            ["capScore"] = o.CapScore,
            ["add"] = o.Add,
            ["capGrade"] = o.CapGrade,
            ["withhold"] = o.Withhold,
            ["records"] = Records(o.Facts.SelectMany(f => explanation.Records.GetValueOrDefault(f, []))),
        })]);
        var details = (JsonArray)json["indicators"]!;
        for (var i = 0; i < details.Count; i++)
        {
            Detail((JsonObject)details[i]!, explanation, explanation.Score.Indicators[i]);
        }

        return json;
    }

    private static JsonObject Indicator(IndicatorView view) => new()
    {
        ["code"] = view.Definition.Code,
        ["outcome"] = view.Outcome.ToString(),
        ["value"] = Value(view.Value),
        ["points"] = view.Points,
        ["max"] = view.Max,
        ["weight"] = view.Definition.Weight,
        ["reason"] = view.Reason?.Both,
    };

    private static void Detail(JsonObject json, Explanation explanation, IndicatorView view)
    {
        json["state"] = view.State.ToString();
        json["title"] = Both(view.Definition.Title);
        json["category"] = view.Definition.Category;
        json["unit"] = view.Definition.Unit.Both;
        json["valueFact"] = view.ValueFact;
        json["band"] = view.Band is { } band ? new JsonObject { ["name"] = band.Name, ["expression"] = band.Expression, ["points"] = band.Points } : null;
        json["missing"] = new JsonArray([.. view.Missing.Select(m => JsonValue.Create(m))]);
        json["reference"] = view.Definition.Reference is { } r ? new JsonObject { ["law"] = r.Law.Both, ["article"] = r.Article, ["status"] = r.Status } : null;
        var trace = explanation.Tree.Indicators.FirstOrDefault(t => t.Code == view.Definition.Code);
        json["rules"] = new JsonArray([.. (trace?.Steps ?? []).Select(s => (JsonNode)new JsonObject { ["name"] = s.Name, ["expression"] = s.Expression, ["isTrue"] = s.IsTrue })]);
        json["records"] = Records(explanation.RecordsOf(view));
    }

    private static JsonArray Records(IEnumerable<SourceRecord> records) => [.. records.Select(r => (JsonNode)new JsonObject
    {
        ["kind"] = r.Kind,
        ["id"] = r.Id.ToString(),
        ["at"] = r.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["text"] = r.Text,
        ["url"] = r.Url,
        ["value"] = r.Value,
    })];

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Both(Sentence text) => new() { ["id"] = text.Id, ["en"] = text.En };

    private static JsonValue? Value(object? value) => value switch
    {
        null => null,
        decimal number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        _ => throw new InvalidOperationException($"A fact cannot be a {value.GetType().Name}."),
    };
}
