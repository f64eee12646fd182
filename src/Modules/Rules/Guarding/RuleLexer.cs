using System.Globalization;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>
/// Cuts an expression into tokens and keeps its size within bounds, before any parser sees it: a parser that recurses dies on
/// twenty thousand parentheses, and no exception handler can stop that.
/// </summary>
internal sealed class RuleLexer
{
    public const int MaxLength = 2000, MaxDepth = 24, MaxOperators = 400, MaxIif = 16, MaxSigns = 2;

    private readonly string _text;
    private readonly List<RuleToken> _tokens = [];
    private int _at;
    private int _depth;

    private RuleLexer(string text) => _text = text;

    /// <exception cref="ExpressionFault"/>
    public static IReadOnlyList<RuleToken> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ExpressionFault(ExpressionMessages.Empty(), 0);
        }

        if (text.Length > MaxLength)
        {
            throw new ExpressionFault(ExpressionMessages.TooLong(text.Length, MaxLength), MaxLength);
        }

        return new RuleLexer(text).Read();
    }

    private List<RuleToken> Read()
    {
        while (_at < _text.Length)
        {
            Next();
        }

        if (_depth > 0)
        {
            throw new ExpressionFault(ExpressionMessages.Unclosed(), _tokens.Last(t => t.Kind is TokenKind.Open).Start);
        }

        Count();
        return _tokens;
    }

    private void Next()
    {
        var c = _text[_at];
        switch (c)
        {
            case ' ' or '\t' or '\r' or '\n':
                _at++;
                break;
            case '"':
                TextLiteral();
                break;
            case '.':
                Add(TokenKind.Dot, 1);
                break;
            case ',':
                Add(TokenKind.Comma, 1);
                break;
            case '(':
                _depth++;
                Refuse(_depth > MaxDepth, ExpressionMessages.TooDeep(MaxDepth));
                Add(TokenKind.Open, 1);
                break;
            case ')':
                _depth--;
                Refuse(_depth < 0, ExpressionMessages.Unclosed());
                Add(TokenKind.Close, 1);
                break;
            case >= '0' and <= '9':
                Add(TokenKind.Number, NumberLength());
                break;
            case >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_':
                Add(TokenKind.Name, WhileLength(_at, char.IsAsciiLetterOrDigit));
                break;
            default:
                Operator(c);
                break;
        }
    }

    private void Operator(char c)
    {
        Refuse(c is > '~' or < ' ', ExpressionMessages.Character(c));
        var pair = _at + 1 < _text.Length ? _text.Substring(_at, 2) : "";
        Refuse(pair is "=>" or "<>" or "??" or "<<" or ">>", ExpressionMessages.NotInLanguage(pair));
        if (pair is "==" or "!=" or "<=" or ">=" or "&&" or "||")
        {
            Add(TokenKind.Operator, 2);
            return;
        }

        Refuse(c is '\'', ExpressionMessages.DoubleQuotes());
        if (c is '=')
        {
            throw new ExpressionFault(ExpressionMessages.SingleEquals(Repaired()), _at);
        }

        Refuse(c is '?', ExpressionMessages.UseIif());
        Refuse(c is '%', ExpressionMessages.Percent());
        Refuse(c is '&' or '|', ExpressionMessages.Doubled(c));
        Refuse(c is not ('!' or '<' or '>' or '+' or '-' or '*' or '/'), ExpressionMessages.NotInLanguage(c.ToString()));
        Add(TokenKind.Operator, 1);
    }

    /// <summary>Left and right of a single =, with two of them.</summary>
    private string Repaired()
    {
        var start = _text.LastIndexOfAny(['(', '&', '|', '!'], _at) + 1;
        var end = _text.IndexOfAny([')', '&', '|'], _at);
        return $"{_text[start.._at].Trim()} == {_text[(_at + 1)..(end < 0 ? _text.Length : end)].Trim()}";
    }

    private void TextLiteral()
    {
        var end = _text.IndexOf('"', _at + 1);
        Refuse(end < 0, ExpressionMessages.OpenText());
        for (var i = _at + 1; i < end; i++)
        {
            var isHidden = char.GetUnicodeCategory(_text[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (isHidden || _text[i] == '\\')
            {
                throw new ExpressionFault(ExpressionMessages.Character(_text[i]), i);
            }
        }

        _tokens.Add(new(TokenKind.Text, _at, _text[(_at + 1)..end]));
        _at = end + 1;
    }

    /// <summary>Digits, one point with digits, and whatever letters are glued to them: those are refused later, with a better sentence.</summary>
    private int NumberLength()
    {
        var length = WhileLength(_at, char.IsAsciiLetterOrDigit);
        var point = _at + length;
        return point + 1 < _text.Length && _text[point] == '.' && char.IsAsciiDigit(_text[point + 1])
            ? length + 1 + WhileLength(point + 1, char.IsAsciiLetterOrDigit)
            : length;
    }

    private int WhileLength(int from, Func<char, bool> isPart)
    {
        var end = from;
        while (end < _text.Length && (isPart(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        return end - from;
    }

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(new(kind, _at, _text.Substring(_at, length)));
        _at += length;
    }

    private void Refuse(bool isWrong, Message message)
    {
        if (isWrong)
        {
            throw new ExpressionFault(message, _at);
        }
    }

    private void Count()
    {
        var signs = 0;
        var operators = 0;
        var iifs = 0;
        foreach (var token in _tokens)
        {
            operators += token.Kind is TokenKind.Operator || token.Text is "and" or "or" or "not" ? 1 : 0;
            iifs += token.IsName("iif") ? 1 : 0;
            signs = token.Kind is TokenKind.Operator && token.Text is "!" or "-" or "+" || token.IsName("not") ? signs + 1 : 0;
            var fault = operators > MaxOperators ? ExpressionMessages.TooManyOperators(MaxOperators)
                : iifs > MaxIif ? ExpressionMessages.TooManyIif(MaxIif)
                : signs > MaxSigns ? ExpressionMessages.Signs()
                : (Message?)null;
            if (fault is { } message)
            {
                throw new ExpressionFault(message, token.Start);
            }
        }
    }
}
