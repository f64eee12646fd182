using System.Linq.Expressions;

namespace Icmesh.Rules.Guarding;

/// <summary>Reads the shapes that the checks look for in an expression tree.</summary>
internal static class Comparison
{
    public static bool IsComparison(this BinaryExpression node) => node.NodeType is ExpressionType.LessThan or ExpressionType.LessThanOrEqual
        or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual or ExpressionType.Equal or ExpressionType.NotEqual;

    public static string? FactName(Expression node) => node is MemberExpression member ? member.Member.Name : null;

    /// <summary>A number written in the expression, also a negative one.</summary>
    public static decimal? Number(Expression node) => node switch
    {
        ConstantExpression { Value: decimal value } => value,
        UnaryExpression { NodeType: ExpressionType.Negate, Operand: ConstantExpression { Value: decimal value } } => -value,
        _ => null,
    };

    /// <summary>A comparison of one fact with one number, fact on the left.</summary>
    public static (string Fact, ExpressionType Operator, decimal Bound)? Threshold(BinaryExpression node) =>
        !node.IsComparison() ? null
        : FactName(node.Left) is { } left && Number(node.Right) is { } right ? (left, node.NodeType, right)
        : FactName(node.Right) is { } other && Number(node.Left) is { } bound ? (other, Turned(node.NodeType), bound)
        : null;

    private static ExpressionType Turned(ExpressionType type) => type switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => type,
    };
}
