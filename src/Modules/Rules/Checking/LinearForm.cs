using System.Linq.Expressions;
using Icmesh.Rules.Guarding;

namespace Icmesh.Rules.Checking;

/// <summary>Evaluates decimal arithmetic by hand and finds where it crosses zero along one fact.</summary>
internal static class LinearForm
{
    public static List<string> Names(Expression expression) => expression switch
    {
        _ when Comparison.FactName(expression) is { } name => [name],
        BinaryExpression binary => [.. Names(binary.Left).Union(Names(binary.Right))],
        UnaryExpression unary => Names(unary.Operand),
        ConditionalExpression choice => [.. Names(choice.IfTrue).Union(Names(choice.IfFalse))],
        _ => [],
    };

    public static bool IsLinear(Expression expression, string fact, Func<string, decimal> others) =>
        (At(expression, fact, 1, others), At(expression, fact, 2, others), At(expression, fact, 3, others)) is ({ } one, { } two, { } three)
        && one != two && two - one == three - two;

    public static decimal? Root(Expression expression, string fact, Func<string, decimal> others)
    {
        if (At(expression, fact, 0, others) is not { } zero || At(expression, fact, 1, others) is not { } one || one == zero)
        {
            return null;
        }

        try
        {
            return -zero / (one - zero);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? At(Expression expression, string fact, decimal value, Func<string, decimal> others)
    {
        try
        {
            return Evaluate(expression, name => name == fact ? value : others(name));
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>Null for a choice: which branch is taken depends on more than arithmetic.</summary>
    private static decimal? Evaluate(Expression expression, Func<string, decimal> facts) => expression switch
    {
        ConstantExpression { Value: decimal value } => value,
        MemberExpression member => facts(member.Member.Name),
        UnaryExpression { NodeType: ExpressionType.Negate } negate => -Evaluate(negate.Operand, facts),
        BinaryExpression { NodeType: ExpressionType.Add } sum => Evaluate(sum.Left, facts) + Evaluate(sum.Right, facts),
        BinaryExpression { NodeType: ExpressionType.Subtract } difference => Evaluate(difference.Left, facts) - Evaluate(difference.Right, facts),
        BinaryExpression { NodeType: ExpressionType.Multiply } product => Evaluate(product.Left, facts) * Evaluate(product.Right, facts),
        BinaryExpression { NodeType: ExpressionType.Divide } quotient => Evaluate(quotient.Left, facts) / Evaluate(quotient.Right, facts),
        _ => null,
    };
}
