using System.Linq.Expressions;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Checking;

/// <summary>
/// Taken in order, the bands of an indicator cover every value, none is idle, no value is claimed twice, and points fall from the
/// best band to the worst as the value moves in the bad direction.
/// </summary>
internal sealed class BandCheck(ProblemList problems, FactCatalogue catalogue, ParameterExpression parameter)
{
    public void Check(ParsedIndicator indicator)
    {
        var code = indicator.Definition.Code;
        PointsFall(indicator);
        if (BandGrid.Of(catalogue, parameter, indicator) is not { } grid)
        {
            problems.Add(indicator.At, code, ScorecardMessages.TooManyPoints(BandGrid.MaxPoints));
            return;
        }

        Gap(indicator, grid);
        var taken = Enumerable.Range(0, grid.Count).Select(grid.Taken).ToHashSet();
        for (var band = 0; band < indicator.Bands.Count; band++)
        {
            if (!taken.Contains(band))
            {
                problems.Add(indicator.Bands[band].ExpressionAt, code, ScorecardMessages.Unreachable(indicator.Bands[band].Definition.Name));
            }
            else
            {
                Overlap(indicator, grid, band);
            }
        }

        foreach (var axis in JudgedAxes(indicator, grid))
        {
            Monotone(indicator, grid, axis);
        }
    }

    private void PointsFall(ParsedIndicator indicator)
    {
        foreach (var (before, band) in indicator.Bands.Zip(indicator.Bands.Skip(1)).Where(p => p.Second.Definition.Points > p.First.Definition.Points))
        {
            problems.Add(band.PointsAt, indicator.Definition.Code,
                ScorecardMessages.PointsRise(band.Definition.Name, band.Definition.Points, before.Definition.Points));
        }
    }

    private void Gap(ParsedIndicator indicator, BandGrid grid)
    {
        var point = Enumerable.Range(0, grid.Count).FirstOrDefault(grid.IsGap, -1);
        if (point < 0)
        {
            return;
        }

        var axis = Math.Max(0, JudgedAxes(indicator, grid).FirstOrDefault(0));
        var (low, high) = (point, point);
        while (grid.Step(low, axis, -1) is >= 0 and var next && grid.IsGap(next))
        {
            low = next;
        }

        while (grid.Step(high, axis, 1) is >= 0 and var next && grid.IsGap(next))
        {
            high = next;
        }

        var steps = grid.Along(high, axis) - grid.Along(low, axis);
        var middle = grid.Describe(grid.Step(low, axis, steps / 2));
        var code = indicator.Definition.Code;
        var (below, above) = (grid.Step(low, axis, -1), grid.Step(high, axis, 1));
        var message = below >= 0 && above >= 0 && Value(grid, below, axis) is { } from && Value(grid, above, axis) is { } to
            ? ScorecardMessages.GapBetween(code, from, to, middle)
            : ScorecardMessages.Gap(code, middle);
        problems.Add(indicator.At, code, message);
    }

    /// <summary>A threshold whose own side lies wholly in an earlier band says something that never counts.</summary>
    private void Overlap(ParsedIndicator indicator, BandGrid grid, int band)
    {
        foreach (var (fact, type, bound) in Thresholds.Of(indicator.Bands[band].Condition.Tree))
        {
            var axis = grid.AxisOf(fact);
            var values = grid.Axes[axis].Values;
            var place = Array.IndexOf(values, bound) + (type is ExpressionType.GreaterThan ? 1 : type is ExpressionType.LessThan ? -1 : 0);
            if (place < 0 || place >= values.Length || type is ExpressionType.NotEqual || Array.IndexOf(values, bound) < 0)
            {
                continue;
            }

            var claimed = Enumerable.Range(0, grid.Count).Where(p => grid.Along(p, axis) == place && grid.Holds(p, band)).ToList();
            if (claimed.Count > 0 && claimed.TrueForAll(p => grid.Taken(p) < band))
            {
                problems.Add(indicator.Bands[band].ExpressionAt, indicator.Definition.Code, ScorecardMessages.InTwoBands(
                    (decimal)values[place], indicator.Bands[band].Definition.Name, indicator.Bands[grid.Taken(claimed[0])].Definition.Name));
                return;
            }
        }
    }

    private void Monotone(ParsedIndicator indicator, BandGrid grid, int axis)
    {
        for (var point = 0; point < grid.Count; point++)
        {
            var next = grid.Step(point, axis, 1);
            if (next < 0 || grid.Taken(point) < 0 || grid.Taken(next) < 0)
            {
                continue;
            }

            var (here, there) = (indicator.Bands[grid.Taken(point)].Definition.Points, indicator.Bands[grid.Taken(next)]);
            var isWrong = indicator.Definition.Direction is Direction.Down ? there.Definition.Points > here : there.Definition.Points < here;
            if (isWrong)
            {
                problems.Add(there.ExpressionAt, indicator.Definition.Code, ScorecardMessages.NotMonotone(
                    grid.Axes[axis].Fact.Name, Value(grid, point, axis)!.Value, here, Value(grid, next, axis)!.Value, there.Definition.Points,
                    indicator.Definition.Direction is Direction.Down ? "down" : "up"));
                return;
            }
        }
    }

    /// <summary>The axes of the facts that the indicator shows; without any, its only number.</summary>
    private static List<int> JudgedAxes(ParsedIndicator indicator, BandGrid grid)
    {
        var shown = new[] { indicator.Definition.ValueFact, indicator.Definition.SmallHours?.ValueFact }.OfType<string>();
        var axes = shown.Select(grid.AxisOf).Where(a => a >= 0).ToList();
        if (axes.Count == 0)
        {
            axes = [.. Enumerable.Range(0, grid.Axes.Count)];
            axes.RemoveAll(a => grid.Axes[a].Fact.Kind is not FactKind.Number);
            return axes.Count == 1 ? axes : [];
        }

        axes.RemoveAll(a => grid.Axes[a].Fact.Kind is not FactKind.Number);
        return axes;
    }

    private static decimal? Value(BandGrid grid, int point, int axis) => grid.Axes[axis].Values[grid.Along(point, axis)] as decimal?;
}
