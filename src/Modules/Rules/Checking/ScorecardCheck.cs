using Icmesh.Kernel.Facts;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Checking;

/// <summary>What a scorecard must satisfy as a whole: sums, grades, order of overrides, and the bands of each indicator.</summary>
internal sealed class ScorecardCheck(ProblemList problems, FactCatalogue catalogue, ExpressionGuard guard)
{
    /// <summary>The fact that says how many hours stand behind a rate.</summary>
    public const string HoursFact = "HoursWorked";

    public void Check(ParsedScorecard card)
    {
        Weights(card);
        Grades(card);
        Orders(card);
        var bands = new BandCheck(problems, catalogue, guard.Parameter);
        foreach (var indicator in card.Indicators.Where(i => i.Definition.NoDataSource is null && i.IsWhole))
        {
            if (indicator.Definition.Facts.Count == 0)
            {
                problems.Add(indicator.At, indicator.Definition.Code, ExpressionMessages.NoFact());
                continue;
            }

            bands.Check(indicator);
            Shown(indicator);
        }
    }

    /// <summary>Sums in decimals, so that three times 33.33 is never 100. Left out while a weight is unreadable: that is said already.</summary>
    private void Weights(ParsedScorecard card)
    {
        if (card.Indicators.Count == 0 || card.Indicators.Any(i => !i.HasWeight))
        {
            return;
        }

        var total = card.Indicators.Sum(i => i.Definition.Weight);
        if (total != 100m)
        {
            problems.Add(card.At, null, ScorecardMessages.TotalWeight(total));
        }

        var known = card.Definition.Categories.Select(c => c.Code).ToHashSet();
        if (card.Definition.Indicators.Any(i => !known.Contains(i.Category)))
        {
            return;
        }

        foreach (var (category, at) in card.Definition.Categories.Zip(card.CategoriesAt))
        {
            var sum = card.Indicators.Where(i => i.Definition.Category == category.Code).Sum(i => i.Definition.Weight);
            if (sum != category.Weight)
            {
                problems.Add(at, null, ScorecardMessages.CategoryWeight(category.Code, category.Weight, sum));
            }
        }
    }

    private void Grades(ParsedScorecard card)
    {
        var grades = card.Definition.Grades;
        if (grades.Count == 0 || grades.Count(g => g.From is null) != 1 || grades[^1].From is not null)
        {
            problems.Add(card.GradesAt.Count > 0 ? card.GradesAt[^1] : card.At, null, ScorecardMessages.OneOpenGrade());
        }

        for (var i = 1; i < grades.Count; i++)
        {
            if (grades[i].From >= grades[i - 1].From)
            {
                problems.Add(card.GradesAt[i], null, ScorecardMessages.GradesNotDescending(grades[i].Code));
            }
        }
    }

    private void Orders(ParsedScorecard card)
    {
        foreach (var same in card.Overrides.GroupBy(o => o.Definition.Order))
        {
            foreach (var second in same.Skip(1))
            {
                problems.Add(second.At, second.Definition.Code, ScorecardMessages.OrderTwice(same.Key, same.First().Definition.Code));
            }
        }
    }

    /// <summary>What is shown beside an indicator is what its bands judge.</summary>
    private void Shown(ParsedIndicator indicator)
    {
        var definition = indicator.Definition;
        if (definition.ValueFact is { } value && !definition.Facts.Contains(value))
        {
            problems.Add(indicator.ValueAt!, definition.Code, ScorecardMessages.ValueNotJudged(value));
        }

        if (definition.SmallHours is not { } small)
        {
            return;
        }

        var isCompared = indicator.Bands.Any(b => Thresholds.Of(b.Condition.Tree).Any(t => t.Fact == HoursFact && t.Bound == small.Below));
        if (!isCompared || !definition.Facts.Contains(small.ValueFact))
        {
            problems.Add(indicator.SmallHoursAt!, definition.Code, ScorecardMessages.SmallHours(isCompared ? small.ValueFact : HoursFact, small.Below));
        }
    }
}
