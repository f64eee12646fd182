using System.Text.Json.Nodes;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Gates;
using static Icmesh.Rules.Writing.SchemaParts;

namespace Icmesh.Rules.Writing;

/// <summary>Writes the JSON Schema of a file of gates, with the names of its facts, so that editors complete and underline.</summary>
internal static class GatesSchema
{
    public static string FileOf(GateFile kind) => $"{kind.Path.Replace('/', '-')}.schema.json";

    public static string Write(GateFile kind)
    {
        var names = kind.Catalogue.All.Select(f => f.Name).ToArray();
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = kind.Subject.Both, ["description"] = Generated };
        Fill(schema, ["WorkflowName", "header", "Rules", "cases"], new()
        {
            ["$schema"] = AnyText(),
            ["WorkflowName"] = Code(),
            ["header"] = Closed(["title", "effectiveFrom", "effectiveTo", "author", "reason"], new()
            {
                ["title"] = Sentence(),
                ["effectiveFrom"] = Date(),
                ["effectiveTo"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["pattern"] = DatePattern },
                ["author"] = AnyText(),
                ["reason"] = AnyText(),
            }),
            ["Rules"] = List(Closed(["RuleName", "Expression", "Properties"], new() { ["RuleName"] = Code(), ["Expression"] = Expression(names), ["Properties"] = Properties() })),
            ["cases"] = List(Closed(["name", "facts", "expect"], new()
            {
                ["name"] = AnyText(),
                ["facts"] = Facts(kind.Catalogue),
                ["expect"] = new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames<Outcome>().Select(o => JsonValue.Create(o)), null]) },
                },
            })),
        });
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Properties() => Closed(["kind", "title", "reason", "remedy", "owner"], new()
    {
        ["kind"] = Constant("gate"),
        ["title"] = Sentence(),
        ["reason"] = Sentence(),
        ["remedy"] = Sentence(),
        ["owner"] = OneOf([.. GatesReader.OwnerWords]),
        ["fatalRisk"] = new JsonObject { ["type"] = "boolean" },
        ["after"] = AnyText(),
        ["reference"] = Reference(),
    });
}
