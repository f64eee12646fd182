using System.Linq.Expressions;
using System.Reflection;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;

namespace Icmesh.Rules.Running;

/// <summary>Judges a part of a scorecard for one contractor.</summary>
internal delegate void FusedPart(FactRow row, IndicatorState[] states, byte[] bands, ref Tally tally);

/// <summary>
/// Fuses the indicators of a category into one delegate: presence test, bands as nested conditions, sums of constants. Beyond about
/// three hundred bands the compiler gives up optimising, so that larger categories are split.
/// </summary>
internal sealed class BatchCompiler(ParameterExpression facts, ScoreArithmetic arithmetic)
{
    private const int MaxBands = 300;

    private static readonly ParameterExpression Row = Expression.Parameter(typeof(FactRow), "row");
    private static readonly ParameterExpression States = Expression.Parameter(typeof(IndicatorState[]), "states");
    private static readonly ParameterExpression Bands = Expression.Parameter(typeof(byte[]), "bands");
    private static readonly ParameterExpression Sums = Expression.Parameter(typeof(Tally).MakeByRefType(), "tally");
    private static readonly ParameterExpression Known0 = Expression.Variable(typeof(ulong), "known0");
    private static readonly ParameterExpression Known1 = Expression.Variable(typeof(ulong), "known1");
    private static readonly ParameterExpression Earned = Expression.Variable(typeof(long), "earned");

    public IReadOnlyList<FusedPart> Compile(ParsedScorecard card)
    {
        var parts = new List<FusedPart>();
        foreach (var category in card.Indicators.Select((indicator, place) => (indicator, place)).GroupBy(x => x.indicator.Definition.Category))
        {
            var body = new List<Expression>();
            var bands = 0;
            foreach (var (indicator, place) in category.Where(x => x.indicator.Definition.NoDataSource is null))
            {
                if (bands + indicator.Bands.Count > MaxBands && body.Count > 0)
                {
                    parts.Add(Fuse(body));
                    body = [];
                    bands = 0;
                }

                body.Add(Indicator(indicator, place));
                bands += indicator.Bands.Count;
            }

            if (body.Count > 0)
            {
                parts.Add(Fuse(body));
            }
        }

        if (card.Overrides.Count > 0)
        {
            parts.Add(Fuse([.. card.Overrides.Select(Override)]));
        }

        return parts;
    }

    private FusedPart Fuse(List<Expression> body)
    {
        Expression[] before =
        [
            Expression.Assign(facts, Expression.Convert(Row, facts.Type)),
            Expression.Assign(Known0, Expression.Property(Row, nameof(FactRow.Known0))),
            Expression.Assign(Known1, Expression.Property(Row, nameof(FactRow.Known1))),
        ];
        var block = Expression.Block([facts, Known0, Known1, Earned], [.. before, .. body, AddTo(nameof(Tally.Earned), Earned)]);
        return Expression.Lambda<FusedPart>(block, Row, States, Bands, Sums).Compile();
    }

    private ConditionalExpression Indicator(ParsedIndicator indicator, int place)
    {
        Expression judge = Expression.Empty();
        for (var band = indicator.Bands.Count - 1; band >= 0; band--)
        {
            judge = Expression.IfThenElse(indicator.Bands[band].Condition.Tree, Take(place, band), judge);
        }

        if (indicator.Bands.Any(b => b.Condition.HasArithmetic))
        {
            judge = Expression.TryCatch(Expression.Block(typeof(void), judge), Expression.Catch(typeof(ArithmeticException), Missing(indicator, place)));
        }

        var mask = FactMask.Of(indicator.Bands.SelectMany(b => b.Condition.Facts));
        return Expression.IfThenElse(mask.Test(Known0, Known1), judge, Missing(indicator, place));
    }

    private BlockExpression Take(int place, int band) => Expression.Block(
        typeof(void),
        Expression.Assign(Expression.ArrayAccess(Bands, Expression.Constant(place)), Expression.Constant((byte)band)),
        Expression.Assign(Earned, Expression.Add(Earned, Expression.Constant(arithmetic.EarnedBy(place, band)))));

    private BlockExpression Missing(ParsedIndicator indicator, int place)
    {
        var state = ScoreArithmetic.StateWithout(indicator.Definition.Missing);
        var weight = Expression.Constant(-arithmetic.WeightOf(place));
        var body = new List<Expression> { Expression.Assign(Expression.ArrayAccess(States, Expression.Constant(place)), Expression.Constant(state)) };
        if (state is not IndicatorState.NotReported)
        {
            body.Add(AddTo(nameof(Tally.Judged), weight));
        }

        if (state is IndicatorState.NotNeeded)
        {
            body.Add(AddTo(nameof(Tally.Possible), weight));
        }

        return Expression.Block(typeof(void), body);
    }

    private static Expression Override(ParsedOverride rule, int place)
    {
        var unknown = Bit(nameof(Tally.Unknown), place);
        Expression test = Expression.IfThen(rule.Condition.Tree, Bit(nameof(Tally.Applied), place));
        if (rule.Condition.HasArithmetic)
        {
            test = Expression.TryCatch(Expression.Block(typeof(void), test), Expression.Catch(typeof(ArithmeticException), unknown));
        }

        return Expression.IfThenElse(FactMask.Of(rule.Condition.Facts).Test(Known0, Known1), test, unknown);
    }

    private static BlockExpression Bit(string field, int place)
    {
        var member = Expression.Field(Sums, Field(field));
        return Expression.Block(typeof(void), Expression.Assign(member, Expression.Or(member, Expression.Constant(1UL << place))));
    }

    private static BinaryExpression AddTo(string field, Expression value)
    {
        var member = Expression.Field(Sums, Field(field));
        return Expression.Assign(member, Expression.Add(member, value));
    }

    private static FieldInfo Field(string name) => typeof(Tally).GetField(name)!;
}
