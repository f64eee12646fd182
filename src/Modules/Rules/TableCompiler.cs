using System.Text.Json;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Text;

namespace Icmesh.Rules;

/// <summary>From bytes to a table of a module: strict JSON, every key known, then what the module itself checks.</summary>
internal static partial class TableCompiler
{
    internal static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, PropertyNameCaseInsensitive = false };

    public static CheckedFile Compile(RuleSource source, RuleTableKind kind)
    {
        var bytes = source.Content;
        var problems = new ProblemList(source.File, new(bytes));
        var root = StrictJson.Read(bytes, new(bytes), problems);
        if (root is null || problems.HasErrors)
        {
            return new(source, problems.All, null);
        }

        try
        {
            var table = (RuleTable?)JsonSerializer.Deserialize(bytes, kind.Type, Strict) ?? throw new JsonException();
            foreach (var fault in table.Faults())
            {
                problems.Add(At(root, fault.At), null, FileMessages.Table(fault.Text));
            }

            return new(source, problems.All, null) { Table = problems.HasErrors ? null : table, Kind = kind };
        }
        catch (JsonException fault)
        {
            problems.Add(At(root, fault.Path ?? "$"), null, FileMessages.TableUnreadable(fault.Path ?? "$"));
            return new(source, problems.All, null);
        }
    }

    /// <summary>The value of a path, or the nearest one above it that the file has.</summary>
    private static JsonItem At(JsonItem root, string path)
    {
        foreach (var step in Step().Matches(path).Select(m => m.Value.Trim('.', '[', ']')))
        {
            var next = int.TryParse(step, out var index) ? root.Items.ElementAtOrDefault(index) : root.Members.FirstOrDefault(m => m.Name == step)?.Value;
            if (next is null)
            {
                break;
            }

            root = next;
        }

        return root;
    }

    [GeneratedRegex(@"\.[^.\[]+|\[\d+\]")]
    private static partial Regex Step();
}
