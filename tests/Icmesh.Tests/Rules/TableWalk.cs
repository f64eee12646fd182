using System.Globalization;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Rules;

namespace Icmesh.Tests.Rules;

/// <summary>
/// A second, independent way to a score: reads the text of each band with a parser of its own and adds up plain decimals. Shares no
/// line with the engine; a fact is looked up by name in a dictionary.
/// </summary>
internal sealed partial class TableWalk
{
    private readonly IReadOnlyDictionary<string, object> _facts;
    private string[] _tokens = [];
    private int _at;

    private TableWalk(IReadOnlyDictionary<string, object> facts) => _facts = facts;

    public sealed record Judgement(
        decimal? Score, decimal? Base, decimal Coverage, string? Grade, Outcome Outcome, IReadOnlyList<decimal?> Points, IReadOnlyList<string> Applied, IReadOnlyList<string> Unknown);

    public static Judgement Judge(ScorecardDefinition card, IReadOnlyDictionary<string, object> facts)
    {
        var walk = new TableWalk(facts);
        var points = new List<decimal?>();
        var (earned, judged, possible) = (0m, 0m, 0m);
        foreach (var indicator in card.Indicators)
        {
            var found = indicator.NoDataSource is null ? walk.Points(indicator) : null;
            var isWorst = found is null && indicator is { NoDataSource: null, Missing: MissingPolicy.Worst };
            var isNeeded = found is not null || indicator.NoDataSource is not null || indicator.Missing is not MissingPolicy.NotNeeded;
            points.Add(isWorst ? 0 : found);
            earned += (found ?? 0) * indicator.Weight;
            judged += found is not null || isWorst ? indicator.Weight : 0;
            possible += isNeeded ? indicator.Weight : 0;
        }

        decimal? plain = judged == 0 ? null : earned / judged;
        var coverage = possible == 0 ? 0 : judged * 100 / possible;
        return walk.Overridden(card, points, plain, coverage);
    }

    private Judgement Overridden(ScorecardDefinition card, List<decimal?> points, decimal? plain, decimal coverage)
    {
        var (score, cap, isWithheld) = (plain, 0, false);
        var (applied, unknown) = (new List<string>(), new List<string>());
        foreach (var rule in card.Overrides.OrderBy(o => o.Order))
        {
            if (Holds(rule.Expression) is not { } holds)
            {
                unknown.Add(rule.Code);
            }
            else if (holds)
            {
                applied.Add(rule.Code);
                score = score + (rule.Add ?? 0) is { } sum ? Math.Min(Math.Max(0, Math.Min(100, sum)), rule.CapScore ?? 100) : null;
                cap = Math.Max(cap, card.Grades.Select(g => g.Code).ToList().IndexOf(rule.CapGrade ?? card.Grades[0].Code));
                isWithheld |= rule.Withhold;
            }
        }

        var isAssessed = score is not null && coverage >= card.MinCoverage && !isWithheld && unknown.Count == 0;
        var grade = isAssessed ? Math.Max(cap, card.Grades.ToList().FindIndex(g => g.From is null || score >= g.From)) : -1;
        var outcome = !isAssessed ? Outcome.Undetermined : applied.Count > 0 || grade >= card.Grades.Count - 2 ? Outcome.NonCompliant : Outcome.Compliant;
        return new(score, plain, coverage, grade < 0 ? null : card.Grades[grade].Code, outcome, points, applied, unknown);
    }

    private decimal? Points(IndicatorDefinition indicator)
    {
        if (indicator.Bands.SelectMany(b => Names(b.Expression)).Any(n => !_facts.ContainsKey(n)))
        {
            return null;
        }

        foreach (var band in indicator.Bands)
        {
            if (Holds(band.Expression) is not { } holds)
            {
                return null;
            }

            if (holds)
            {
                return band.Points;
            }
        }

        return 0;
    }

    private static IEnumerable<string> Names(string expression) => FactName().Matches(expression).Select(m => m.Groups[1].Value);

    /// <summary>Null where a fact is missing or a number leaves the range of decimals.</summary>
    private bool? Holds(string expression)
    {
        if (Names(expression).Any(n => !_facts.ContainsKey(n)))
        {
            return null;
        }

        (_tokens, _at) = ([.. Token().Matches(expression).Select(m => m.Value)], 0);
        try
        {
            return (bool)Or();
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private string Next => _at < _tokens.Length ? _tokens[_at] : "";

    private bool Take(params string[] any)
    {
        var isOne = any.Contains(Next);
        _at += isOne ? 1 : 0;
        return isOne;
    }

    /// <summary>Both sides are read; the right one counts only where the left leaves it open, as everywhere.</summary>
    private object Or()
    {
        var left = And();
        while (Take("||"))
        {
            left = (bool)left ? Skip(true, And) : And();
        }

        return left;
    }

    private object And()
    {
        var left = Compare();
        while (Take("&&"))
        {
            left = (bool)left ? Compare() : Skip(false, Compare);
        }

        return left;
    }

    /// <summary>Reads over what does not count, whatever overflow is in it.</summary>
    private static object Skip(object value, Func<object> read)
    {
        read();
        return value;
    }

    private object Compare()
    {
        var left = Sum();
        var sign = Next;
        if (!Take("==", "!=", "<", "<=", ">", ">="))
        {
            return left;
        }

        var right = Sum();
        var order = left is decimal number ? number.CompareTo((decimal)right) : left.Equals(right) ? 0 : 1;
        return sign switch { "==" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    private object Sum()
    {
        var left = Product();
        while (Next is "+" or "-")
        {
            var isMinus = Next == "-";
            _at++;
            left = isMinus ? (decimal)left - (decimal)Product() : (decimal)left + (decimal)Product();
        }

        return left;
    }

    private object Product()
    {
        var left = Unary();
        while (Next is "*" or "/")
        {
            var isQuotient = Next == "/";
            _at++;
            left = isQuotient ? (decimal)left / (decimal)Unary() : (decimal)left * (decimal)Unary();
        }

        return left;
    }

    private object Unary()
    {
        if (Take("!"))
        {
            return !(bool)Unary();
        }

        if (Take("-"))
        {
            return -(decimal)Unary();
        }

        if (Take("("))
        {
            var inner = Or();
            Assert.True(Take(")"));
            return inner;
        }

        var token = _tokens[_at++];
        return token switch
        {
            "true" => true,
            "false" => false,
            ['"', .. var text, '"'] => text,
            ['f', '.', .. var name] => _facts[name],
            _ => decimal.Parse(token, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\bf\.(\w+)")]
    private static partial Regex FactName();

    [GeneratedRegex(@"""[^""]*""|f\.\w+|\d+(\.\d+)?|\w+|&&|\|\||[=!<>]=|[-+*/()<>!]")]
    private static partial Regex Token();
}
