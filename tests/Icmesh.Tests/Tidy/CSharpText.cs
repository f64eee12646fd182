using System.Text;

namespace Icmesh.Tests.Tidy;

/// <summary>
/// C# with comments and the insides of texts blanked out, line by line in place, so that braces and words can be counted without a
/// compiler.
/// </summary>
internal static class CSharpText
{
    public static string Code(string source) => new Scanner(source, keepComments: false).Run();

    public static string Comments(string source) => new Scanner(source, keepComments: true).Run();

    private sealed class Scanner(string source, bool keepComments)
    {
        private readonly StringBuilder _out = new(source.Length);
        private int _at;

        public string Run()
        {
            while (_at < source.Length)
            {
                if (Is("//"))
                {
                    Comment(source.IndexOf('\n', _at));
                }
                else if (Is("/*"))
                {
                    var end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                    Comment(end < 0 ? -1 : end + 2);
                }
                else if (source[_at] == '\'')
                {
                    Skip(EndOfQuoted(_at + 1, '\''));
                }
                else if (TextAt() is { } end)
                {
                    Skip(end);
                }
                else
                {
                    Put(source[_at++], keep: !keepComments);
                }
            }

            return _out.ToString();
        }

        /// <summary>Where the text that starts here ends, or null where none starts.</summary>
        private int? TextAt()
        {
            var at = _at;
            while (at < source.Length && source[at] is '$' or '@')
            {
                at++;
            }

            if (at >= source.Length || source[at] != '"')
            {
                return null;
            }

            var prefix = source[_at..at];
            var quotes = source.AsSpan(at).IndexOfAnyExcept('"') is var n and >= 0 ? n : source.Length - at;
            if (quotes >= 3)
            {
                var end = source.IndexOf(new string('"', quotes), at + quotes, StringComparison.Ordinal);
                return end < 0 ? source.Length : end + quotes;
            }

            return prefix.Contains('@') ? EndOfVerbatim(at + 1) : prefix.Contains('$') ? EndOfInterpolated(at + 1) : EndOfQuoted(at + 1, '"');
        }

        private int EndOfQuoted(int at, char quote)
        {
            while (at < source.Length && source[at] != quote && source[at] != '\n')
            {
                at += source[at] == '\\' ? 2 : 1;
            }

            return at + 1;
        }

        private int EndOfVerbatim(int at)
        {
            while (at < source.Length && (source[at] != '"' || (at + 1 < source.Length && source[at + 1] == '"')))
            {
                at += source[at] == '"' ? 2 : 1;
            }

            return at + 1;
        }

        /// <summary>Texts may stand inside the holes of an interpolated text.</summary>
        private int EndOfInterpolated(int at)
        {
            var depth = 0;
            for (; at < source.Length; at++)
            {
                switch (source[at])
                {
                    case '\\' when depth == 0:
                        at++;
                        break;
                    case '{' when depth == 0 && at + 1 < source.Length && source[at + 1] == '{':
                        at++;
                        break;
                    case '{':
                        depth++;
                        break;
                    case '}' when depth > 0:
                        depth--;
                        break;
                    case '"' when depth > 0:
                        at = EndOfQuoted(at + 1, '"') - 1;
                        break;
                    case '"':
                        return at + 1;
                }
            }

            return at;
        }

        private void Comment(int end)
        {
            for (var to = end < 0 ? source.Length : end; _at < to; _at++)
            {
                Put(source[_at], keepComments);
            }
        }

        private void Skip(int end)
        {
            for (; _at < Math.Min(end, source.Length); _at++)
            {
                Put(source[_at], keep: false);
            }
        }

        private void Put(char character, bool keep) => _out.Append(keep || character == '\n' ? character : ' ');

        private bool Is(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;
    }
}
