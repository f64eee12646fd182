using System.Text.Json;
using System.Text.Unicode;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>
/// JSON as it is written in the standard: no comments, no trailing commas, no key twice. The reader of the framework refuses the
/// first two; the rest, and a sentence that a person can act on, is added here.
/// </summary>
internal sealed class StrictJson
{
    public const int MaxDepth = 16;

    private readonly byte[] _bytes;
    private readonly TextPositions _positions;
    private readonly ProblemList _problems;

    private StrictJson(byte[] bytes, TextPositions positions, ProblemList problems)
    {
        _bytes = bytes;
        _positions = positions;
        _problems = problems;
    }

    /// <param name="bytes">Without byte order mark.</param>
    /// <returns>Null when the file is not JSON; the problems say why.</returns>
    public static JsonItem? Read(byte[] bytes, TextPositions positions, ProblemList problems) =>
        new StrictJson(bytes, positions, problems).Read();

    private JsonItem? Read()
    {
        if (BeforeParsing() is var (at, message))
        {
            _problems.Add(at, null, message);
            return null;
        }

        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            reader.Read();
            var root = Item(ref reader, "");
            if (root is not null)
            {
                End(ref reader);
            }

            return root;
        }
        catch (JsonException fault)
        {
            var offset = _positions.Offset(fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
            _problems.Add(offset, null, JsonFault.Explain(_bytes, offset, _positions));
            return null;
        }
    }

    private (int At, Message Message)? BeforeParsing()
    {
        var first = Array.FindIndex(_bytes, b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        if (first < 0)
        {
            return (0, FileMessages.Empty());
        }

        if (_bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..])
        {
            return (0, FileMessages.NotUtf8());
        }

        if (!"{[\"-0123456789tfn/".Contains((char)_bytes[first], StringComparison.Ordinal))
        {
            return (first, FileMessages.NotJson());
        }

        var zero = Array.IndexOf(_bytes, (byte)0);
        return zero >= 0 ? (zero, FileMessages.NotUtf8()) : !Utf8.IsValid(_bytes) ? (FirstInvalid(), FileMessages.NotUtf8()) : null;
    }

    private int FirstInvalid()
    {
        var at = 0;
        while (at < _bytes.Length && System.Text.Rune.DecodeFromUtf8(_bytes.AsSpan(at), out _, out var length) is System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private void End(ref Utf8JsonReader reader)
    {
        var end = (int)reader.BytesConsumed;
        var rest = _bytes.AsSpan(end).TrimStart(" \t\r\n"u8);
        if (!rest.IsEmpty)
        {
            _problems.Add(_bytes.Length - rest.Length, null, FileMessages.TextAfterEnd());
        }
    }

    /// <param name="key">Nearest key above, for messages.</param>
    private JsonItem? Item(ref Utf8JsonReader reader, string key)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _problems.Add(start, null, FileMessages.TooDeep(MaxDepth));
            return null;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Members(ref reader) is { } members ? new(JsonItemKind.Object, start, (int)reader.BytesConsumed, "") { Members = members } : null;
            case JsonTokenType.StartArray:
                return Items(ref reader, key) is { } items ? new(JsonItemKind.List, start, (int)reader.BytesConsumed, "") { Items = items } : null;
            case JsonTokenType.String:
                return new(JsonItemKind.Text, start, (int)reader.BytesConsumed, Decoded(ref reader, key));
            case JsonTokenType.Number:
                return new(JsonItemKind.Number, start, (int)reader.BytesConsumed, System.Text.Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return new(JsonItemKind.Flag, start, (int)reader.BytesConsumed, reader.TokenType is JsonTokenType.True ? "true" : "false");
            default:
                return new(JsonItemKind.Null, start, (int)reader.BytesConsumed, "");
        }
    }

    private List<JsonMember>? Members(ref Utf8JsonReader reader)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var nameStart = (int)reader.TokenStartIndex;
            var name = Decoded(ref reader, "");
            if (members.Any(m => m.Name == name))
            {
                _problems.Add(nameStart, null, FileMessages.Twice(name));
            }

            reader.Read();
            if (Item(ref reader, name) is not { } value)
            {
                return null;
            }

            members.Add(new(name, nameStart, value));
        }

        return members;
    }

    private List<JsonItem>? Items(ref Utf8JsonReader reader, string key)
    {
        var items = new List<JsonItem>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (Item(ref reader, key) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return items;
    }

    /// <summary>Half a surrogate pair is valid to the reader of the framework and not a text to anybody else.</summary>
    private string Decoded(ref Utf8JsonReader reader, string key)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _problems.Add((int)reader.TokenStartIndex, null, FileMessages.BrokenCharacter(key));
            return "";
        }
    }
}
