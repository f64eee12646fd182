using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads a rule that changes the score or the grade after the weighing.</summary>
internal sealed class OverrideReader(ProblemList problems, RuleReader rules, string[] grades)
{
    public ParsedOverride? Read(JsonItem item, string? label)
    {
        var rule = new ObjectReader(item, problems, label, "RuleName", "Expression", "Properties");
        var name = rules.Name(rule);
        var condition = rules.Expression(rule);
        if (rule.Object("Properties", true, "kind", "title", "order", "capScore", "add", "capGrade", "withhold", "reference") is not { } properties)
        {
            return null;
        }

        if (condition is { Facts.Count: 0 })
        {
            problems.Add(rule.Get("Expression")!, label, ExpressionMessages.NoFact());
        }

        var definition = new OverrideDefinition(
            name, properties.Sentence("title") ?? Sentence.Empty, (int)(properties.Number("order", 1, 1000, decimals: 0) ?? 0), condition?.Text ?? "",
            properties.Number("capScore", 0, 100, required: false), properties.Number("add", -100, 100, required: false), CapGrade(properties, label),
            properties.Flag("withhold", required: false) ?? false, [.. condition?.Facts.Select(f => f.Name) ?? []], RuleReader.Reference(properties));
        if (!properties.Has("capScore") && !properties.Has("add") && !properties.Has("capGrade") && !definition.Withhold)
        {
            problems.Add(properties.Item, label, ScorecardMessages.NoEffect());
        }

        return condition is null ? null : new(definition, condition, item);
    }

    private string? CapGrade(ObjectReader properties, string? label)
    {
        var grade = properties.Text("capGrade", required: false);
        if (grade is null || grades.Contains(grade))
        {
            return grade;
        }

        problems.Add(properties.Get("capGrade")!, label, ScorecardMessages.UnknownCode("capGrade", grade).DidYouMean(DidYouMean.Find(grade, grades)));
        return null;
    }
}
