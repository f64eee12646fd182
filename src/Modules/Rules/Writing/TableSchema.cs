using System.Text.Json.Schema;
using Icmesh.Kernel.Rules;

namespace Icmesh.Rules.Writing;

/// <summary>Writes the JSON Schema of a module's table, so that editors complete and underline.</summary>
internal static class TableSchema
{
    public static string FileOf(RuleTableKind kind) => $"{kind.Path.Split('/')[^1]}.schema.json";

    public static string Write(RuleTableKind kind)
    {
        var schema = TableCompiler.Strict.GetJsonSchemaAsNode(kind.Type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        schema["description"] = SchemaParts.Generated;
        return schema.ToJsonString(SchemaParts.Indented) + "\n";
    }
}
