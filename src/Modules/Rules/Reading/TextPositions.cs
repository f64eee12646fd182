using System.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Turns places in a file's bytes into line and column as an editor counts them.</summary>
internal sealed class TextPositions
{
    private readonly byte[] _bytes;
    private readonly List<int> _lines = [0];

    public TextPositions(byte[] bytes)
    {
        _bytes = bytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n')
            {
                _lines.Add(i + 1);
            }
        }
    }

    public (int Line, int Column) Of(int offset)
    {
        offset = Math.Clamp(offset, 0, _bytes.Length);
        var line = _lines.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, Encoding.UTF8.GetCharCount(_bytes, _lines[line], offset - _lines[line]) + 1);
    }

    /// <summary>The byte of a place that the JSON reader names by line and byte, both from 0.</summary>
    public int Offset(long line, long byteInLine) =>
        (int)Math.Min(_lines[(int)Math.Min(line, _lines.Count - 1)] + byteInLine, _bytes.Length);

    /// <summary>The byte where character <paramref name="index"/> of a text value stands, escapes counted as they are written.</summary>
    public int InText(JsonItem text, int index)
    {
        var at = text.Start + 1;
        while (index > 0 && at < text.End - 1)
        {
            if (_bytes[at] == '\\')
            {
                at += _bytes[at + 1] == 'u' ? 6 : 2;
                index--;
            }
            else
            {
                var length = _bytes[at] < 0x80 ? 1 : _bytes[at] < 0xE0 ? 2 : _bytes[at] < 0xF0 ? 3 : 4;
                at += length;
                index -= length == 4 ? 2 : 1;
            }
        }

        return Math.Min(at, text.End);
    }
}
