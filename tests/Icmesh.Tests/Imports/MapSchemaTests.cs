using System.Text.Json;
using Icmesh.Imports.Mapping;

namespace Icmesh.Tests.Imports;

/// <summary>The schema that editors read and the reader of maps must know the same keys.</summary>
public sealed class MapSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Support.Repository.Root, "docs/examples/import-map.schema.json"))).RootElement;

    [Fact]
    public void The_schema_knows_the_keys_that_the_reader_knows()
    {
        var properties = Schema.GetProperty("properties");

        Assert.Equal(MapFile.Keys.Order(), Names(Schema));
        Assert.Equal(MapFile.ReadKeys.Order(), Names(properties.GetProperty("read")));
        Assert.Equal(MapFile.FilterKeys.Order(), Names(properties.GetProperty("keep").GetProperty("items")));
        Assert.Equal(MapFile.SourceKeys.Order(), Names(Schema.GetProperty("definitions").GetProperty("source").GetProperty("anyOf")[1]));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order();
}
