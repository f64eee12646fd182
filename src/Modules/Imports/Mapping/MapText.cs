using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Icmesh.Imports.Reading;

namespace Icmesh.Imports.Mapping;

/// <summary>Writes a map as the JSON that <see cref="MapFile"/> reads: to remember it, and to take it to the command line.</summary>
internal static class MapText
{
    public static string Write(ImportMap map)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Text(json, "kind", map.Kind);
            Read(json, map.Read);
            if (map.Keep.Count > 0)
            {
                Filters(json, map.Keep);
            }

            Sources(json, "columns", map.Columns);
            if (map.Create.Count > 0)
            {
                json.WriteStartObject("create");
                foreach (var (kind, columns) in map.Create)
                {
                    Sources(json, kind, columns);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Read(Utf8JsonWriter json, ReadOptions read)
    {
        json.WriteStartObject("read");
        Text(json, "delimiter", read.Delimiter?.ToString());
        Text(json, "encoding", read.Encoding);
        json.WriteString("decimal", read.Decimal is DecimalMark.Comma ? "comma" : "point");
        json.WriteBoolean("thousands", read.Thousands);
        Text(json, "sheet", read.Sheet);
        json.WriteNumber("headerRow", read.HeaderRow);
        json.WriteEndObject();
    }

    private static void Filters(Utf8JsonWriter json, IReadOnlyList<RowFilter> filters)
    {
        json.WriteStartArray("keep");
        foreach (var filter in filters)
        {
            json.WriteStartObject();
            Column(json, filter.Column);
            json.WriteStartArray(filter.In ? "in" : "notIn");
            foreach (var value in filter.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Sources(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, ValueSource> sources)
    {
        json.WriteStartObject(name);
        foreach (var (column, source) in sources)
        {
            json.WritePropertyName(column);
            Source(json, source);
        }

        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, ValueSource source)
    {
        json.WriteStartObject();
        if (source.Column is { } column)
        {
            Column(json, column);
        }

        Text(json, "constant", source.Constant);
        if (source.Join is { } parts)
        {
            json.WriteStartArray("join");
            foreach (var part in parts)
            {
                Source(json, part);
            }

            json.WriteEndArray();
            json.WriteString("with", source.With);
        }

        if (source.Values is { } values)
        {
            json.WriteStartObject("values");
            foreach (var (from, to) in values)
            {
                json.WriteString(from, to);
            }

            json.WriteEndObject();
            switch (source.Others)
            {
                case Others.Keep: json.WriteString("others", "keep"); break;
                case Others.Replace: json.WriteString("else", source.Else); break;
                case Others.Refuse: break;
            }
        }

        Text(json, "date", source.Date);
        Text(json, "clean", source.Clean switch { Cleaning.Code => "code", Cleaning.Text => "text", Cleaning.None => null });
        json.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter json, ColumnRef column)
    {
        if (column.Heading is { } heading)
        {
            json.WriteString("column", heading);
        }
        else
        {
            json.WriteNumber("column", column.Position);
        }
    }
}
