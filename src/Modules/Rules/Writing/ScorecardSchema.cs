using System.Text.Json.Nodes;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using static Icmesh.Rules.Writing.SchemaParts;

namespace Icmesh.Rules.Writing;

/// <summary>
/// Writes the JSON Schema of scorecard files, with the names of the facts, so that editors complete and underline. The checker is
/// stricter: a schema cannot read expressions or add up weights.
/// </summary>
internal static class ScorecardSchema
{
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
            ["$schema"] = AnyText(),
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
        ["author"] = AnyText(),
        ["reason"] = AnyText(),
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
            ["capGrade"] = AnyText(),
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
            ["category"] = AnyText(),
            ["weight"] = Number(0, 100),
            ["unit"] = Words(),
            ["direction"] = OneOf("down", "up"),
            ["missing"] = OneOf("worst", "undetermined", "notNeeded"),
            ["value"] = OneOf(names),
            ["smallHours"] = Closed(["below", "value"], new() { ["below"] = new JsonObject { ["type"] = "number", ["minimum"] = 1 }, ["value"] = OneOf(names) }),
            ["evidence"] = List(Words()),
            ["reference"] = Reference(),
        };
        string[] required = ["kind", "title", "category", "weight", "unit", "direction"];
        if (waits)
        {
            properties["noDataSource"] = AnyText();
            required = [.. required, "noDataSource"];
        }

        return Closed(required, properties);
    }

    private static JsonObject Case(FactCatalogue catalogue)
    {
        var points = new JsonObject { ["type"] = new JsonArray("number", "null"), ["minimum"] = 0, ["maximum"] = 100 };
        var expect = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["note"] = AnyText(),
                ["outcome"] = OneOf(Enum.GetNames<Outcome>()),
                ["grade"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
                ["overrides"] = List(AnyText()),
            },
            ["additionalProperties"] = points,
        };
        return Closed(["name", "at", "facts", "expect"], new() { ["name"] = AnyText(), ["at"] = Date(), ["facts"] = Facts(catalogue), ["expect"] = expect });
    }
}
