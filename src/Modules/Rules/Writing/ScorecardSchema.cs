using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Rules.Writing;

/// <summary>
/// Writes the JSON Schema of scorecard files, with the names of the facts, so that editors complete and underline. The checker is
/// stricter: a schema cannot read expressions or add up weights.
/// </summary>
internal static class ScorecardSchema
{
    internal const string Generated = "Dibuat oleh rules facts --write; jangan disunting. / Generated; do not edit.";

    internal static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FactCatalogue catalogue)
    {
        var names = catalogue.All.Select(f => f.Name).ToArray();
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Kartu skor ICMESH / ICMESH scorecard",
            ["description"] = Generated,
        };
        Fill(schema, ["WorkflowName", "header", "categories", "grades", "Rules", "cases"], new()
        {
            ["$schema"] = Text(),
            ["WorkflowName"] = Code(),
            ["header"] = Header(),
            ["categories"] = List(Closed(["code", "title", "weight"], new() { ["code"] = Code(), ["title"] = Sentence(), ["weight"] = Number(0, 100) })),
            ["grades"] = List(Closed(["code", "from"], new() { ["code"] = Code(), ["from"] = new JsonObject { ["type"] = new JsonArray("number", "null"), ["minimum"] = 0, ["maximum"] = 100 } })),
            ["Rules"] = List(new JsonObject { ["anyOf"] = new JsonArray(Override(names), Indicator(names), Waiting(names)) }),
            ["cases"] = List(Case(catalogue)),
        });
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Header() => Closed(["title", "effectiveFrom", "effectiveTo", "author", "reason", "hoursBase", "minCoverage"], new()
    {
        ["title"] = Sentence(),
        ["effectiveFrom"] = Date(),
        ["effectiveTo"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["pattern"] = DatePattern },
        ["author"] = Text(),
        ["reason"] = Text(),
        ["hoursBase"] = new JsonObject { ["enum"] = new JsonArray(1_000_000, 200_000) },
        ["minCoverage"] = Number(0, 100),
    });

    private static JsonObject Override(string[] names) => Closed(["RuleName", "Expression", "Properties"], new()
    {
        ["RuleName"] = Code(),
        ["Expression"] = Expression(names),
        ["Properties"] = Closed(["kind", "title", "order"], new()
        {
            ["kind"] = Constant("override"),
            ["title"] = Sentence(),
            ["order"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 1000 },
            ["capScore"] = Number(0, 100),
            ["add"] = Number(-100, 100),
            ["capGrade"] = Text(),
            ["withhold"] = new JsonObject { ["type"] = "boolean" },
            ["reference"] = Reference(),
        }),
    });

    private static JsonObject Indicator(string[] names) => Closed(["RuleName", "Operator", "Properties", "Rules"], new()
    {
        ["RuleName"] = Code(),
        ["Operator"] = Constant("Or"),
        ["Enabled"] = Constant(true),
        ["Properties"] = Properties(names, waits: false),
        ["Rules"] = List(Closed(["RuleName", "Expression", "Properties"], new()
        {
            ["RuleName"] = Code(),
            ["Expression"] = Expression(names),
            ["Properties"] = Closed(["points"], new() { ["points"] = Number(0, 100), ["text"] = Sentence() }),
        })),
    });

    private static JsonObject Waiting(string[] names) => Closed(["RuleName", "Enabled", "Expression", "Properties"], new()
    {
        ["RuleName"] = Code(),
        ["Enabled"] = Constant(false),
        ["Expression"] = Constant("false"),
        ["Properties"] = Properties(names, waits: true),
    });

    private static JsonObject Properties(string[] names, bool waits)
    {
        var properties = new JsonObject
        {
            ["kind"] = Constant("indicator"),
            ["title"] = Sentence(),
            ["category"] = Text(),
            ["weight"] = Number(0, 100),
            ["unit"] = Text(),
            ["direction"] = OneOf("down", "up"),
            ["missing"] = OneOf("worst", "undetermined", "notNeeded"),
            ["value"] = OneOf(names),
            ["smallHours"] = Closed(["below", "value"], new() { ["below"] = new JsonObject { ["type"] = "number", ["minimum"] = 1 }, ["value"] = OneOf(names) }),
            ["evidence"] = List(Text()),
            ["reference"] = Reference(),
        };
        string[] required = ["kind", "title", "category", "weight", "unit", "direction"];
        if (waits)
        {
            properties["noDataSource"] = Text();
            required = [.. required, "noDataSource"];
        }

        return Closed(required, properties);
    }

    private static JsonObject Reference() => Closed(["law", "status"], new()
    {
        ["law"] = Text(),
        ["article"] = Text(),
        ["status"] = OneOf("verified", "unverified", "proposed"),
        ["url"] = Text(),
    });

    private static JsonObject Case(FactCatalogue catalogue)
    {
        var facts = new JsonObject();
        foreach (var fact in catalogue.All)
        {
            var type = fact.Kind switch { FactKind.Number => fact.IsInteger ? "integer" : "number", FactKind.Flag => "boolean", FactKind.Text => "string" };
            facts[fact.Name] = new JsonObject { ["type"] = new JsonArray(type, "null"), ["description"] = fact.Meaning.Both };
        }

        var points = new JsonObject { ["type"] = new JsonArray("number", "null"), ["minimum"] = 0, ["maximum"] = 100 };
        var expect = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["note"] = Text(),
                ["outcome"] = OneOf(Enum.GetNames<Outcome>()),
                ["grade"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
                ["overrides"] = List(Text()),
            },
            ["additionalProperties"] = points,
        };
        return Closed(["name", "at", "facts", "expect"], new() { ["name"] = Text(), ["at"] = Date(), ["facts"] = Closed([], facts), ["expect"] = expect });
    }

    private const string DatePattern = "^\\d{4}-\\d{2}-\\d{2}$";

    private static JsonObject Closed(string[] required, JsonObject properties)
    {
        var schema = new JsonObject();
        Fill(schema, required, properties);
        return schema;
    }

    /// <summary>An object that knows all its members; a note is welcome everywhere.</summary>
    private static void Fill(JsonObject schema, string[] required, JsonObject properties)
    {
        properties["note"] = Text();
        schema["type"] = "object";
        schema["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        schema["additionalProperties"] = false;
        schema["properties"] = properties;
    }

    private static JsonObject Sentence() => Closed(["id", "en"], new() { ["id"] = Text(), ["en"] = Text() });

    private static JsonObject Text() => new() { ["type"] = "string", ["minLength"] = 1 };

    private static JsonObject Date() => new() { ["type"] = "string", ["pattern"] = DatePattern };

    private static JsonObject Code() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z][A-Za-z0-9._-]{0,59}$" };

    private static JsonObject Number(decimal min, decimal max) => new() { ["type"] = "number", ["minimum"] = min, ["maximum"] = max };

    private static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject OneOf(params string[] values) => new() { ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) };

    private static JsonObject Constant(JsonNode value) => new() { ["enum"] = new JsonArray(value) };

    private static JsonObject Expression(string[] names) => new()
    {
        ["type"] = "string",
        ["minLength"] = 1,
        ["maxLength"] = Guarding.RuleLexer.MaxLength,
        ["description"] = $"f.Fakta <= angka. {string.Join(", ", names.Select(n => $"f.{n}"))}",
    };
}
