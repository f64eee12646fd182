using System.Text;
using System.Text.Json;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Mapping;

/// <summary>A part of a JSON text that knows where it stands, so that a mistake can be pointed at.</summary>
internal sealed class JsonPart
{
    private readonly List<(string Name, JsonPart Value)> _members = [];

    public JsonTokenType Type { get; private init; }
    public string Text { get; private init; } = "";
    public int Line { get; private init; }
    public int Column { get; private init; }
    public IReadOnlyList<(string Name, JsonPart Value)> Members => _members;

    public static JsonPart Parse(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 24 });
            reader.Read();
            var part = Read(ref reader, json);
            reader.Read();
            return part;
        }
        catch (JsonException e)
        {
            throw Wrong((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, new("bukan JSON yang benar", "not valid JSON"), e);
        }
        catch (InvalidOperationException e)
        {
            throw Wrong(1, 1, new("teksnya bukan UTF-8", "the text is not UTF-8"), e);
        }
    }

    private static JsonPart Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var before = json[..(int)reader.TokenStartIndex];
        var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        var part = new JsonPart
        {
            Type = reader.TokenType,
            Text = isText ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan),
            Line = before.Count((byte)'\n') + 1,
            Column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1,
        };
        while (part.Type is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            var name = Read(ref reader, json);
            if (part.Type is JsonTokenType.StartArray)
            {
                part._members.Add(("", name));
                continue;
            }

            if (part._members.Exists(m => m.Name == name.Text))
            {
                throw name.Wrong(new($"\"{name.Text}\" ditulis dua kali", $"\"{name.Text}\" is written twice"));
            }

            reader.Read();
            part._members.Add((name.Text, Read(ref reader, json)));
        }

        return part;
    }

    public JsonPart? this[string name] => _members.Find(m => m.Name == name).Value;

    public bool IsNull => Type is JsonTokenType.Null;

    public JsonPart Expect(JsonTokenType type, Sentence what) => Type == type ? this : throw Wrong(new($"harus {what.Id}", $"must be {what.En}"));

    public JsonPart Object() => Expect(JsonTokenType.StartObject, new("objek { }", "an object { }"));

    public JsonPart Array() => Expect(JsonTokenType.StartArray, new("daftar [ ]", "a list [ ]"));

    public string String() => Expect(JsonTokenType.String, new("teks", "a text")).Text;

    public bool Flag() => Type is JsonTokenType.True or JsonTokenType.False ? Type is JsonTokenType.True : throw Wrong(new("harus true atau false", "must be true or false"));

    public int Number() => Type is JsonTokenType.Number && int.TryParse(Text, out var number) && number is > 0 and <= 10_000 ? number
        : throw Wrong(new("harus bilangan bulat mulai 1", "must be a whole number from 1"));

    public string OneOf(params string[] words) => words.Contains(String()) ? Text
        : throw Wrong(new($"\"{Text}\" tidak dikenal; pakai {string.Join(", ", words)}", $"\"{Text}\" is not known; use {string.Join(", ", words)}"));

    /// <summary>Refuses keys that are not listed, with the one that was probably meant.</summary>
    public JsonPart Only(params string[] keys)
    {
        foreach (var (name, value) in Object().Members.Where(m => !keys.Contains(m.Name)))
        {
            var nearest = Words.Nearest(name, keys) is { } near ? new Sentence($"; maksudnya \"{near}\"?", $"; did you mean \"{near}\"?")
                : new($"; yang dikenal: {string.Join(", ", keys)}", $"; known are {string.Join(", ", keys)}");
            throw value.Wrong(new($"kunci \"{name}\" tidak dikenal{nearest.Id}", $"key \"{name}\" is not known{nearest.En}"));
        }

        return this;
    }

    public RefusedException Wrong(Sentence what) => Wrong(Line, Column, what, null);

    private static RefusedException Wrong(int line, int column, Sentence what, Exception? inner) => new(
        new Sentence($"Peta impor, baris {line} kolom {column}: {what.Id}.", $"Import map, line {line} column {column}: {what.En}."),
        new Sentence("Perbaiki petanya; contohnya docs/examples/ihm.map.json.", "Correct the map; docs/examples/ihm.map.json is an example."), inner);
}
