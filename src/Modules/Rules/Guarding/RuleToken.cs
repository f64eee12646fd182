namespace Icmesh.Rules.Guarding;

internal enum TokenKind
{
    Name,
    Number,

    /// <summary>A text in double quotes; <see cref="RuleToken.Text"/> is without them.</summary>
    Text,
    Operator,
    Dot,
    Open,
    Close,
    Comma,
}

/// <param name="Start">Character of the expression, from 0.</param>
internal readonly record struct RuleToken(TokenKind Kind, int Start, string Text)
{
    public int End => Start + Text.Length + (Kind is TokenKind.Text ? 2 : 0);

    public bool IsName(string name) => Kind is TokenKind.Name && Text == name;

    public bool IsComparison => Kind is TokenKind.Operator && Text is "==" or "!=" or "<" or "<=" or ">" or ">=";

    public bool IsEquality => Kind is TokenKind.Operator && Text is "==" or "!=";
}
