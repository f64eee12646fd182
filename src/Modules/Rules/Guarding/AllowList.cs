using System.Linq.Expressions;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>
/// The last word on what may run: reading a fact, constants, comparison, logic, decimal arithmetic and a choice. Whatever else the
/// parser produced is refused, known to us or not.
/// </summary>
internal sealed class AllowList(ParameterExpression facts) : ExpressionVisitor
{
    public bool HasArithmetic { get; private set; }

    public override Expression? Visit(Expression? node)
    {
        if (node is not null && !IsAllowed(node))
        {
            throw new ExpressionFault(ExpressionMessages.NotAllowed(node.NodeType.ToString()), 0);
        }

        return base.Visit(node);
    }

    private bool IsAllowed(Expression node) => node switch
    {
        ParameterExpression parameter => parameter == facts,
        ConstantExpression constant => constant.Value is decimal or bool or string,
        MemberExpression member => member.Expression == facts && member.Member.DeclaringType == facts.Type,
        UnaryExpression { NodeType: ExpressionType.Not } not => not.Type == typeof(bool),
        UnaryExpression { NodeType: ExpressionType.Negate } negate => negate.Type == typeof(decimal),
        ConditionalExpression choice => choice.Type == typeof(decimal) || choice.Type == typeof(bool),
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } => true,
        BinaryExpression { NodeType: ExpressionType.Equal or ExpressionType.NotEqual } equality =>
            equality.Left.Type == equality.Right.Type && (IsNumber(equality.Left) || equality.Left.Type == typeof(bool) || equality.Left.Type == typeof(string)),
        BinaryExpression { NodeType: ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual } comparison =>
            IsNumber(comparison.Left) && IsNumber(comparison.Right),
        BinaryExpression { NodeType: ExpressionType.Add or ExpressionType.Subtract or ExpressionType.Multiply or ExpressionType.Divide } arithmetic =>
            arithmetic.Type == typeof(decimal) && (HasArithmetic = true),
        _ => false,
    };

    private static bool IsNumber(Expression e) => e.Type == typeof(decimal);
}
