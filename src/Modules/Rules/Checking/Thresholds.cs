using System.Linq.Expressions;
using Icmesh.Rules.Guarding;

namespace Icmesh.Rules.Checking;

/// <summary>The comparisons of one fact with one number inside a condition.</summary>
internal sealed class Thresholds : ExpressionVisitor
{
    private readonly List<(string Fact, ExpressionType Operator, decimal Bound)> _found = [];

    public static IReadOnlyList<(string Fact, ExpressionType Operator, decimal Bound)> Of(Expression condition)
    {
        var visitor = new Thresholds();
        visitor.Visit(condition);
        return visitor._found;
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (Comparison.Threshold(node) is { } threshold)
        {
            _found.Add(threshold);
        }

        return base.VisitBinary(node);
    }
}
