using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Icmesh.Kernel.Facts;

namespace Icmesh.Rules.Writing;

/// <summary>What the schemas of rule files are made of.</summary>
internal static class SchemaParts
{
    internal const string Generated = "Dibuat oleh rules facts --write; jangan disunting. / Generated; do not edit.";

    internal static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static JsonObject Reference() => Closed(["law", "status"], new()
    {
        ["law"] = Words(),
        ["article"] = AnyText(),
        ["status"] = OneOf("verified", "unverified", "proposed"),
        ["url"] = AnyText(),
    });

    /// <summary>The facts of an example.</summary>
    internal static JsonObject Facts(FactCatalogue catalogue)
    {
        var facts = new JsonObject();
        foreach (var fact in catalogue.All)
        {
            var type = fact.Kind switch { FactKind.Number => fact.IsInteger ? "integer" : "number", FactKind.Flag => "boolean", FactKind.Text => "string" };
            facts[fact.Name] = new JsonObject { ["type"] = new JsonArray(type, "null"), ["description"] = fact.Meaning.Both };
        }

        return Closed([], facts);
    }

    internal const string DatePattern = "^\\d{4}-\\d{2}-\\d{2}$";

    internal static JsonObject Closed(string[] required, JsonObject properties)
    {
        var schema = new JsonObject();
        Fill(schema, required, properties);
        return schema;
    }

    /// <summary>An object that knows all its members; a note is welcome everywhere.</summary>
    internal static void Fill(JsonObject schema, string[] required, JsonObject properties)
    {
        properties["note"] = AnyText();
        schema["type"] = "object";
        schema["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        schema["additionalProperties"] = false;
        schema["properties"] = properties;
    }

    internal static JsonObject Sentence() => Closed(["id", "en"], new() { ["id"] = AnyText(), ["en"] = AnyText() });

    /// <summary>One text for both languages, or one for each.</summary>
    internal static JsonObject Words() => new() { ["anyOf"] = new JsonArray(AnyText(), Sentence()) };

    internal static JsonObject AnyText() => new() { ["type"] = "string", ["minLength"] = 1 };

    internal static JsonObject Date() => new() { ["type"] = "string", ["pattern"] = DatePattern };

    internal static JsonObject Code() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z][A-Za-z0-9._-]{0,59}$" };

    internal static JsonObject Number(decimal min, decimal max) => new() { ["type"] = "number", ["minimum"] = min, ["maximum"] = max };

    internal static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    internal static JsonObject OneOf(params string[] values) => new() { ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) };

    internal static JsonObject Constant(JsonNode value) => new() { ["enum"] = new JsonArray(value) };

    internal static JsonObject Expression(string[] names) => new()
    {
        ["type"] = "string",
        ["minLength"] = 1,
        ["maxLength"] = Guarding.RuleLexer.MaxLength,
        ["description"] = $"f.Fakta <= angka. {string.Join(", ", names.Select(n => $"f.{n}"))}",
    };
}
