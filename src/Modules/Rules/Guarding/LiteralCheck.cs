using System.Globalization;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>Numbers are plain decimals; a text stands only beside a text fact, and is one of the texts which that fact can have.</summary>
internal sealed partial class LiteralCheck(IReadOnlyList<RuleToken> tokens, NameCheck names)
{
    /// <exception cref="ExpressionFault"/>
    public void Check()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.Number:
                    Number(i);
                    break;
                case TokenKind.Text:
                    Text(i);
                    break;
                case TokenKind.Name when names.FactAt(tokens, i) is { Kind: FactKind.Text } fact:
                    TextFact(i, fact);
                    break;
            }
        }
    }

    private void Number(int i)
    {
        var token = tokens[i];
        if (token.Text.Any(c => !char.IsAsciiDigit(c) && c != '.'))
        {
            throw new ExpressionFault(token.Text.Contains('e', StringComparison.OrdinalIgnoreCase) && !token.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                ? ExpressionMessages.NumberRange() : ExpressionMessages.PlainNumber(token.Text), token.Start);
        }

        if (token.Text.Count(char.IsAsciiDigit) > 28)
        {
            throw new ExpressionFault(ExpressionMessages.NumberRange(), token.Start);
        }

        var isGlued = i + 2 < tokens.Count && tokens[i + 1].Kind is TokenKind.Comma && tokens[i + 2].Kind is TokenKind.Number
            && tokens[i + 1].Start == token.End && tokens[i + 2].Start == tokens[i + 1].End;
        if (isGlued)
        {
            throw new ExpressionFault(ExpressionMessages.DecimalComma($"{token.Text}.{tokens[i + 2].Text}"), token.Start);
        }
    }

    private void Text(int i)
    {
        var token = tokens[i];
        var left = i >= 4 && tokens[i - 1].IsComparison ? names.FactAt(tokens, i - 4) : null;
        var right = i + 4 < tokens.Count && tokens[i + 1].IsComparison ? names.FactAt(tokens, i + 2) : null;
        var fact = left ?? right;
        if (DateLike().IsMatch(token.Text) && !(fact?.Values.Contains(token.Text) ?? false)
            && !DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw new ExpressionFault(ExpressionMessages.NotADate(token.Text), token.Start);
        }

        if (fact is not { Kind: FactKind.Text })
        {
            throw new ExpressionFault(NumberLike().Match(token.Text) is { Success: true } number
                ? ExpressionMessages.RemoveQuotes(number.Groups[1].Value) : ExpressionMessages.TextAndNumber(), token.Start);
        }

        if (fact.Values.Count > 0 && !fact.Values.Contains(token.Text))
        {
            throw new ExpressionFault(
                ExpressionMessages.UnknownText(fact.Name, token.Text, string.Join(", ", fact.Values)).DidYouMean(DidYouMean.Find(token.Text, fact.Values)), token.Start);
        }
    }

    private void TextFact(int i, FactDefinition fact)
    {
        var end = i + 3;
        var isRight = end + 1 < tokens.Count && tokens[end].IsEquality && tokens[end + 1].Kind is TokenKind.Text;
        var isLeft = i >= 2 && tokens[i - 1].IsEquality && tokens[i - 2].Kind is TokenKind.Text;
        if (!isRight && !isLeft)
        {
            var hasNumber = (end + 1 < tokens.Count && tokens[end].IsComparison && tokens[end + 1].Kind is TokenKind.Number)
                || (i >= 2 && tokens[i - 1].IsComparison && tokens[i - 2].Kind is TokenKind.Number);
            throw new ExpressionFault(hasNumber ? ExpressionMessages.TextAndNumber() : ExpressionMessages.TextComparison(fact.Name), tokens[i].Start);
        }
    }

    [GeneratedRegex(@"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$")]
    private static partial Regex DateLike();

    [GeneratedRegex(@"^\s*(-?\d+([.,]\d+)?)\s*%?\s*$")]
    private static partial Regex NumberLike();
}
