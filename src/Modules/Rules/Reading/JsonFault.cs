using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Says in one sentence what is wrong where a JSON reader gave up.</summary>
internal static class JsonFault
{
    public static Message Explain(byte[] bytes, int offset, TextPositions positions)
    {
        if (offset >= bytes.AsSpan().TrimEnd(" \t\r\n"u8).Length)
        {
            return FileMessages.EndsEarly(positions.Of(bytes.Length).Line);
        }

        var here = (char)bytes[offset];
        var before = bytes.AsSpan(0, offset).TrimEnd(" \t\r\n"u8);
        var last = before.IsEmpty ? '\0' : (char)before[^1];
        return here switch
        {
            '/' or '*' or '#' => FileMessages.Comment(),
            ']' or '}' when last == ',' => FileMessages.TrailingComma(here),
            >= '0' and <= '9' when last == ',' && DecimalComma(bytes, before.Length - 1) is { } right => FileMessages.DecimalComma(right),
            '\'' => FileMessages.SingleQuote(),
            'N' or 'I' or '+' => FileMessages.NotANumber(Word(bytes, offset)),
            _ when last == '/' => FileMessages.Comment(),
            < ' ' => FileMessages.Unexpected($"U+{(int)here:X4}"),
            _ => FileMessages.Unexpected(Glyph(bytes, offset)),
        };
    }

    /// <summary>1,5 in place of 1.5: digits on both sides of a comma.</summary>
    private static string? DecimalComma(byte[] bytes, int comma)
    {
        var start = comma;
        while (start > 0 && bytes[start - 1] is >= (byte)'0' and <= (byte)'9' or (byte)'-')
        {
            start--;
        }

        var end = comma + 1;
        while (end < bytes.Length && bytes[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        return start < comma && end > comma + 1
            ? $"{System.Text.Encoding.ASCII.GetString(bytes, start, comma - start)}.{System.Text.Encoding.ASCII.GetString(bytes, comma + 1, end - comma - 1)}"
            : null;
    }

    private static string Word(byte[] bytes, int offset)
    {
        var end = offset + 1;
        while (end < bytes.Length && end - offset < 20 && (char.IsAsciiLetterOrDigit((char)bytes[end]) || bytes[end] == '.'))
        {
            end++;
        }

        return System.Text.Encoding.ASCII.GetString(bytes, offset, end - offset);
    }

    private static string Glyph(byte[] bytes, int offset) =>
        System.Text.Rune.DecodeFromUtf8(bytes.AsSpan(offset), out var rune, out _) is System.Buffers.OperationStatus.Done ? rune.ToString() : "?";
}
