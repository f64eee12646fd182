using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads what rules of all kinds have in common: name, expression, reference.</summary>
internal sealed class RuleReader(ProblemList problems, ExpressionGuard guard, Action<string, JsonItem, string?> named, string? label)
{
    public string Name(ObjectReader rule)
    {
        if (rule.Code("RuleName") is not { } name)
        {
            return "";
        }

        named(name, rule.Get("RuleName")!, label);
        return name;
    }

    public RuleExpression? Expression(ObjectReader rule)
    {
        if (rule.Get("Expression") is not { } item)
        {
            return null;
        }

        if (item.Kind is not JsonItemKind.Text)
        {
            problems.Add(item, label, FileMessages.MustBeText("Expression"));
            return null;
        }

        try
        {
            return guard.Read(item.Text);
        }
        catch (ExpressionFault fault)
        {
            problems.AddInText(item, fault.Position, label, fault.Problem);
            return null;
        }
    }

    public static Reference? Reference(ObjectReader properties)
    {
        if (properties.Object("reference", false, "law", "article", "status", "url") is not { } reader)
        {
            return null;
        }

        var law = reader.Words("law");
        var status = reader.Choice("status", ["verified", "unverified", "proposed"]);
        return new(law ?? Sentence.Empty, reader.Text("article", required: false), status ?? "", reader.Text("url", required: false));
    }
}
