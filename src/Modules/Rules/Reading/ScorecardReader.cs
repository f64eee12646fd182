using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads a scorecard file: keys, values, references and expressions. What adds up or not is for the checker.</summary>
internal sealed class ScorecardReader(ProblemList problems, FactCatalogue catalogue)
{
    public const int MaxOverrides = 64;

    private static readonly decimal[] HoursBases = [1_000_000m, 200_000m];

    private readonly UniqueCodes _names = new(problems);
    private readonly ExpressionGuard _guard = new(catalogue);

    public ExpressionGuard Guard => _guard;

    /// <summary>Null when the file is no scorecard at all.</summary>
    public ParsedScorecard? Read(JsonItem root)
    {
        if (root.Kind is not JsonItemKind.Object)
        {
            problems.Add(root, null, root.Kind is JsonItemKind.Null ? FileMessages.NoContent() : FileMessages.ObjectAtTop());
            return null;
        }

        var top = new ObjectReader(root, problems, null, "$schema", "WorkflowName", "header", "categories", "grades", "Rules", "cases");
        top.Text("$schema", required: false);
        var name = top.Code("WorkflowName") ?? "";
        var header = Header(top);
        var categories = Coded(top, "categories", "Kategori", Category);
        var grades = Coded(top, "grades", "Kelas", Grade);
        if (FileParts.Rules(top, problems) is not { } rules)
        {
            return null;
        }

        var (indicators, overrides) = Rules(rules, [.. categories.Select(c => c.Value.Code)], [.. grades.Select(g => g.Value.Code)]);
        var definition = header with
        {
            Categories = [.. categories.Select(c => c.Value)],
            Grades = [.. grades.Select(g => g.Value)],
            Indicators = [.. indicators.Select(i => i.Definition)],
            Overrides = [.. overrides.Select(o => o.Definition)],
        };
        var cases = new CaseReader(problems, catalogue, definition, _names.All).Read(top);
        return new(name, definition, indicators, overrides, cases)
        {
            At = root,
            CategoriesAt = [.. categories.Select(c => c.At)],
            GradesAt = [.. grades.Select(g => g.At)],
        };
    }

    private ScorecardDefinition Header(ObjectReader top)
    {
        var (header, reader) = FileParts.Header(top, problems, "hoursBase", "minCoverage");
        var hours = reader?.Number("hoursBase", 1, 1_000_000) ?? 0;
        if (hours != 0 && !HoursBases.Contains(hours))
        {
            problems.Add(reader!.Get("hoursBase")!, null, FileMessages.Choice("hoursBase", reader.Get("hoursBase")!.Text, "1000000, 200000"));
        }

        return new(header.Title, reader?.Number("minCoverage", 0, 100) ?? 0, hours, [], [], [], []) { Author = header.Author, Reason = header.Reason };
    }

    private List<(T Value, JsonItem At)> Coded<T>(ObjectReader top, string key, string noun, Func<ObjectReader, string, T> read)
    {
        var found = new List<(T, JsonItem)>();
        var codes = new UniqueCodes(problems);
        string[] keys = key == "grades" ? ["code", "from"] : ["code", "title", "weight"];
        foreach (var item in top.Objects(key, noun))
        {
            var reader = new ObjectReader(item, problems, null, keys);
            var code = reader.Code("code") ?? "";
            codes.Add(code, reader.Get("code", required: false) ?? item, null);
            found.Add((read(reader, code), item));
        }

        return found;
    }

    private static CategoryDefinition Category(ObjectReader reader, string code) =>
        new(code, reader.Sentence("title") ?? Sentence.Empty, reader.Number("weight", 0.0001m, 100) ?? 0);

    private static GradeDefinition Grade(ObjectReader reader, string code) =>
        new(code, reader.Get("from") is { Kind: not JsonItemKind.Null } ? reader.Number("from", 0, 100) : null);

    private (List<ParsedIndicator>, List<ParsedOverride>) Rules(IReadOnlyList<JsonItem> rules, string[] categories, string[] grades)
    {
        var indicators = new List<ParsedIndicator>();
        var overrides = new List<ParsedOverride>();
        foreach (var item in rules)
        {
            var label = item.Members.FirstOrDefault(m => m.Name == "RuleName")?.Value.Text;
            var rule = new RuleReader(problems, _guard, _names.Add, label);
            var properties = item.Members.FirstOrDefault(m => m.Name == "Properties")?.Value;
            var kind = properties?.Members.FirstOrDefault(m => m.Name == "kind")?.Value.Text;
            if (kind == "override")
            {
                if (new OverrideReader(problems, rule, grades).Read(item, label) is { } found)
                {
                    overrides.Add(found);
                }
            }
            else
            {
                indicators.Add(new IndicatorReader(problems, rule, catalogue, categories, label).Read(item));
            }
        }

        if (overrides.Count > MaxOverrides)
        {
            problems.Add(overrides[MaxOverrides].At, null, ScorecardMessages.TooMany("overrides", MaxOverrides));
        }

        return (indicators, [.. overrides.OrderBy(o => o.Definition.Order)]);
    }
}
