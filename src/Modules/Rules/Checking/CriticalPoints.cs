using System.Linq.Expressions;
using Icmesh.Kernel.Facts;
using Icmesh.Rules.Guarding;

namespace Icmesh.Rules.Checking;

/// <summary>
/// The values of each fact at which an indicator's bands can change their mind: every threshold and its two neighbours, the ends of
/// the fact's range, and between two values of a fraction one more.
/// </summary>
internal sealed class CriticalPoints : ExpressionVisitor
{
    private const int MaxCombinations = 200;
    private static readonly decimal[] Samples = [1, 20, 100, 200];

    private readonly FactCatalogue _catalogue;
    private readonly Dictionary<string, SortedSet<decimal>> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _texts = new(StringComparer.Ordinal);
    private readonly List<BinaryExpression> _calculated = [];

    private CriticalPoints(FactCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>Values in ascending order, per fact.</summary>
    public static IReadOnlyList<(FactDefinition Fact, object[] Values)> Of(FactCatalogue catalogue, IEnumerable<FactDefinition> facts, IEnumerable<Expression> conditions)
    {
        var points = new CriticalPoints(catalogue);
        foreach (var fact in facts)
        {
            points.Begin(fact);
        }

        foreach (var condition in conditions)
        {
            points.Visit(condition);
        }

        points.Solve();
        return [.. facts.Select(f => (f, points.Values(f)))];
    }

    private void Begin(FactDefinition fact)
    {
        if (fact.Kind is FactKind.Number)
        {
            _numbers[fact.Name] = [.. new[] { fact.Min, fact.Max }.OfType<decimal>()];
        }
        else if (fact.Kind is FactKind.Text)
        {
            _texts[fact.Name] = fact.Values.Count > 0 ? [.. fact.Values] : ["?"];
        }
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (Comparison.Threshold(node) is var (name, _, bound))
        {
            Around(name, bound);
        }
        else if (node.IsComparison() && node.Left.Type == typeof(decimal))
        {
            _calculated.Add(node);
        }
        else if (node.IsComparison() && (node.Left as ConstantExpression ?? node.Right as ConstantExpression) is { Value: string text })
        {
            _texts[Comparison.FactName(node.Left) ?? Comparison.FactName(node.Right)!].Add(text);
        }

        return base.VisitBinary(node);
    }

    private void Around(string name, decimal value)
    {
        var fact = _catalogue.Find(name)!;
        decimal[] near = fact.IsInteger
            ? [Math.Floor(value) - 1, Math.Floor(value), Math.Ceiling(value), Math.Ceiling(value) + 1]
            : [value - fact.Step, value, value + fact.Step];
        _numbers[name].UnionWith(near.Where(n => n >= (fact.Min ?? n) && n <= (fact.Max ?? n)));
    }

    /// <summary>For a comparison that calculates, solves for one fact at sample values of the others.</summary>
    private void Solve()
    {
        foreach (var comparison in _calculated)
        {
            var difference = Expression.Subtract(comparison.Left, comparison.Right);
            var names = LinearForm.Names(difference);
            var solved = names.Find(n => LinearForm.IsLinear(difference, n, _ => 7m)) ?? names[0];
            var others = names.Where(n => n != solved).ToList();
            foreach (var other in others)
            {
                var fact = _catalogue.Find(other)!;
                _numbers[other].UnionWith(Samples.Where(s => s >= (fact.Min ?? s) && s <= (fact.Max ?? s)));
            }

            foreach (var values in Combinations(others).Take(MaxCombinations))
            {
                if (LinearForm.Root(difference, solved, n => values[n]) is { } root)
                {
                    Around(solved, root);
                }
            }
        }
    }

    private IEnumerable<Dictionary<string, decimal>> Combinations(List<string> names) => names.Aggregate(
        new[] { new Dictionary<string, decimal>() }.AsEnumerable(),
        (rows, name) => rows.SelectMany(row => _numbers[name].ToArray().Select(v => new Dictionary<string, decimal>(row) { [name] = v })));

    private object[] Values(FactDefinition fact) => fact.Kind switch
    {
        FactKind.Flag => [false, true],
        FactKind.Text => [.. _texts[fact.Name].Order(StringComparer.Ordinal)],
        FactKind.Number => [.. WithMiddles(fact).Cast<object>()],
    };

    private IEnumerable<decimal> WithMiddles(FactDefinition fact)
    {
        decimal? before = null;
        foreach (var value in _numbers[fact.Name])
        {
            if (before is { } low && !fact.IsInteger)
            {
                yield return (low + value) / 2;
            }

            yield return value;
            before = value;
        }
    }
}
