using System.Linq.Expressions;
using System.Numerics;
using Icmesh.Kernel.Facts;
using Icmesh.Rules.Reading;

namespace Icmesh.Rules.Checking;

/// <summary>Which bands of an indicator hold at every combination of the critical values of its facts.</summary>
internal sealed class BandGrid
{
    public const int MaxPoints = 60_000;

    /// <summary>Stands for a point where the calculation overflows: nothing can be said there.</summary>
    private const ulong Skipped = 1UL << 63;

    private readonly IReadOnlyList<(FactDefinition Fact, object[] Values)> _axes;
    private readonly int[] _strides;
    private readonly ulong[] _holds;

    private BandGrid(IReadOnlyList<(FactDefinition Fact, object[] Values)> axes, int total)
    {
        _axes = axes;
        _strides = new int[axes.Count];
        _holds = new ulong[total];
        for (int i = 0, stride = 1; i < axes.Count; i++)
        {
            _strides[i] = stride;
            stride *= axes[i].Values.Length;
        }
    }

    /// <summary>Null when there are too many combinations.</summary>
    public static BandGrid? Of(FactCatalogue catalogue, ParameterExpression parameter, ParsedIndicator indicator)
    {
        var facts = indicator.Bands.SelectMany(b => b.Condition.Facts).Distinct().ToList();
        var axes = CriticalPoints.Of(catalogue, facts, indicator.Bands.Select(b => b.Condition.Tree));
        var total = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Length, MaxPoints + 1L));
        if (total > MaxPoints)
        {
            return null;
        }

        var grid = new BandGrid(axes, (int)total);
        grid.Fill(catalogue, Compiled(parameter, indicator));
        return grid;
    }

    public IReadOnlyList<(FactDefinition Fact, object[] Values)> Axes => _axes;

    public int Count => _holds.Length;

    public bool IsGap(int point) => _holds[point] == 0;

    public bool Holds(int point, int band) => (_holds[point] & Skipped) == 0 && (_holds[point] >> band & 1) != 0;

    /// <summary>The band that is taken at a point; −1 for none.</summary>
    public int Taken(int point) => _holds[point] is 0 or Skipped ? -1 : BitOperations.TrailingZeroCount(_holds[point]);

    /// <summary>Place of a point's value along an axis.</summary>
    public int Along(int point, int axis) => point / _strides[axis] % _axes[axis].Values.Length;

    /// <summary>The neighbour along an axis; −1 beyond its ends.</summary>
    public int Step(int point, int axis, int by)
    {
        var place = Along(point, axis) + by;
        return place < 0 || place >= _axes[axis].Values.Length ? -1 : point + (by * _strides[axis]);
    }

    public int AxisOf(string fact) => _axes.ToList().FindIndex(a => a.Fact.Name == fact);

    public string Describe(int point) => string.Join(", ", _axes.Select((a, i) => FormattableString.Invariant($"{a.Fact.Name} = {a.Values[Along(point, i)]}")));

    /// <summary>A bit per band that holds. Interpreted: a grid is walked once, compiling it would cost more.</summary>
    private static Func<FactRow, ulong> Compiled(ParameterExpression parameter, ParsedIndicator indicator)
    {
        var row = Expression.Parameter(typeof(FactRow), "row");
        var bits = indicator.Bands.Select((b, i) => (Expression)Expression.Condition(b.Condition.Tree, Expression.Constant(1UL << i), Expression.Constant(0UL)));
        var body = Expression.Block([parameter], Expression.Assign(parameter, Expression.Convert(row, parameter.Type)), bits.Aggregate(Expression.Or));
        return Expression.Lambda<Func<FactRow, ulong>>(body, row).Compile(preferInterpretation: true);
    }

    private void Fill(FactCatalogue catalogue, Func<FactRow, ulong> holds)
    {
        var row = catalogue.NewRow();
        var setters = _axes.Select(a => catalogue.RowType.GetProperty(a.Fact.Name)!).ToList();
        for (var point = 0; point < _holds.Length; point++)
        {
            for (var axis = 0; axis < _axes.Count; axis++)
            {
                if (point % _strides[axis] == 0)
                {
                    setters[axis].SetValue(row, _axes[axis].Values[Along(point, axis)]);
                }
            }

            try
            {
                _holds[point] = holds(row);
            }
            catch (ArithmeticException)
            {
                _holds[point] = Skipped;
            }
        }
    }
}
