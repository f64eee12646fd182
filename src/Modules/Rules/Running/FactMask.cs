using System.Linq.Expressions;
using Icmesh.Kernel.Facts;

namespace Icmesh.Rules.Running;

/// <summary>Which facts a rule needs, as bits to compare with a row's own.</summary>
internal readonly record struct FactMask(ulong Low, ulong High)
{
    public static FactMask Of(IEnumerable<FactDefinition> facts)
    {
        var (low, high) = (0UL, 0UL);
        foreach (var fact in facts)
        {
            low |= fact.Index < 64 ? 1UL << fact.Index : 0;
            high |= fact.Index >= 64 ? 1UL << (fact.Index - 64) : 0;
        }

        return new(low, high);
    }

    public bool IsIn(FactRow row) => (row.Known0 & Low) == Low && (row.Known1 & High) == High;

    /// <summary>The same test as an expression; halves that need nothing are left out.</summary>
    public Expression Test(Expression known0, Expression known1)
    {
        var tests = new List<Expression>(2);
        if (Low != 0)
        {
            tests.Add(Expression.Equal(Expression.And(known0, Expression.Constant(Low)), Expression.Constant(Low)));
        }

        if (High != 0)
        {
            tests.Add(Expression.Equal(Expression.And(known1, Expression.Constant(High)), Expression.Constant(High)));
        }

        return tests.Count == 0 ? Expression.Constant(true) : tests.Aggregate(Expression.AndAlso);
    }
}
