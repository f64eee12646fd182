using System.Linq.Expressions;
using System.Text;
using Icmesh.Kernel.Facts;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>
/// Stands before the rule engine, since an expression that reaches that unguarded can kill the process, read types by reflection
/// and call methods. Tokens within bounds, known names, a locked-down parser, an allow-list over its result, the data dictionary.
/// </summary>
internal sealed class ExpressionGuard(FactCatalogue catalogue)
{
    private readonly NameCheck _names = new(catalogue);

    public ParameterExpression Parameter { get; } = Expression.Parameter(catalogue.RowType, "f");

    /// <exception cref="ExpressionFault">The only exception there is, whatever the text.</exception>
    public RuleExpression Read(string text)
    {
        var tokens = RuleLexer.Read(text);
        var facts = _names.Check(tokens);
        new LiteralCheck(tokens, _names).Check();
        if (facts.Count == 0 && text.Trim() != "true")
        {
            throw new ExpressionFault(ExpressionMessages.NoFact(), 0);
        }

        var engineText = WithDecimals(text, tokens);
        try
        {
            var tree = StrictParser.Parse(engineText, Parameter);
            var allowed = new AllowList(Parameter);
            allowed.Visit(tree);
            new DataDictionary(catalogue, text).Visit(tree);
            return new(text, engineText, tree, facts, allowed.HasArithmetic);
        }
        catch (ExpressionFault fault) when (engineText.Length != text.Length && fault.Problem.Code is "R202")
        {
            var suffixes = tokens.Where(t => t.Kind is TokenKind.Number).Select((t, i) => t.End + i).Count(end => end < fault.Position);
            throw new ExpressionFault(fault.Problem, Math.Max(0, fault.Position - suffixes));
        }
    }

    private static string WithDecimals(string text, IReadOnlyList<RuleToken> tokens)
    {
        var result = new StringBuilder(text);
        foreach (var number in tokens.Where(t => t.Kind is TokenKind.Number).Reverse())
        {
            result.Insert(number.End, 'M');
        }

        return result.ToString();
    }
}
