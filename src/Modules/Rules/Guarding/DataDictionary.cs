using System.Globalization;
using System.Linq.Expressions;
using Icmesh.Kernel.Facts;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>What the fact catalogue says about an expression: divisors, ranges, units, and whether any fact is judged at all.</summary>
internal sealed class DataDictionary(FactCatalogue catalogue, string text) : ExpressionVisitor
{
    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.Divide)
        {
            Divisor(node.Right);
        }

        if (node.NodeType is ExpressionType.Add or ExpressionType.Subtract || node.IsComparison())
        {
            Units(node);
        }

        if (node.IsComparison() && Names(node).Count == 0)
        {
            throw new ExpressionFault(ExpressionMessages.TwoConstants(), 0);
        }

        if (Comparison.Threshold(node) is var (fact, _, bound))
        {
            Range(catalogue.Find(fact)!, bound);
        }

        return base.VisitBinary(node);
    }

    private void Divisor(Expression divisor)
    {
        var slash = Math.Max(0, text.IndexOf('/', StringComparison.Ordinal));
        if (Comparison.Number(divisor) is { } number)
        {
            Refuse(number == 0, ExpressionMessages.DivideByZero(), slash);
        }
        else
        {
            var name = Comparison.FactName(divisor);
            Refuse(name is null, ExpressionMessages.DivisorShape(), slash);
            Refuse(catalogue.Find(name!) is not { Min: > 0 }, ExpressionMessages.DivisorMayBeZero(name!), At(name!, slash));
        }
    }

    private void Range(FactDefinition fact, decimal bound)
    {
        if (bound < fact.Min || bound > fact.Max)
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"{fact.Min?.ToString(CultureInfo.InvariantCulture) ?? "…"} – {fact.Max?.ToString(CultureInfo.InvariantCulture) ?? "…"}");
            throw new ExpressionFault(ExpressionMessages.OutsideRange(fact.Name, bound, range), At(fact.Name, 0));
        }
    }

    private void Units(BinaryExpression node)
    {
        if (UnitOf(node.Left) is { } left && UnitOf(node.Right) is { } right && left != right)
        {
            throw new ExpressionFault(ExpressionMessages.UnitsDiffer(Shown(left), Shown(right)), At(Names(node)[0], 0));
        }
    }

    private static string Shown(string unit) => unit.Length == 0 ? "1" : unit;

    /// <summary>Null where the unit is open: numbers, products and quotients.</summary>
    private string? UnitOf(Expression node) => node switch
    {
        MemberExpression member => catalogue.Find(member.Member.Name) is { Kind: FactKind.Number } fact ? fact.Unit : null,
        UnaryExpression { NodeType: ExpressionType.Negate } negate => UnitOf(negate.Operand),
        BinaryExpression { NodeType: ExpressionType.Add or ExpressionType.Subtract } sum => UnitOf(sum.Left) ?? UnitOf(sum.Right),
        _ => null,
    };

    private int At(string fact, int from) => Math.Max(0, text.IndexOf($"f.{fact}", from, StringComparison.Ordinal));

    private static void Refuse(bool isWrong, Message message, int position)
    {
        if (isWrong)
        {
            throw new ExpressionFault(message, position);
        }
    }

    private static List<string> Names(Expression node)
    {
        var names = new FactNames();
        names.Visit(node);
        return names.Found;
    }

    private sealed class FactNames : ExpressionVisitor
    {
        public List<string> Found { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            Found.Add(node.Member.Name);
            return node;
        }
    }
}
