using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;

namespace Icmesh.Imports.Mapping;

/// <summary>What a person chose on the mapping page, as the form sends it. It becomes an <see cref="ImportMap"/> and comes back from one.</summary>
internal sealed class ColumnChoices
{
    public const string ConstantMark = "=";

    /// <summary>For each of our columns: empty, a position counted from 1, or <see cref="ConstantMark"/>.</summary>
    public Dictionary<string, string?> From { get; set; } = [];

    public Dictionary<string, string?> Constant { get; set; } = [];
    public string Mark { get; set; } = "point";
    public bool Thousands { get; set; }

    /// <summary>Pattern of dates in text; empty for year first.</summary>
    public string? Date { get; set; }

    public List<WordChoice> Words { get; set; } = [];

    /// <summary>Kinds of which missing records are added, with the position of the column that holds their names.</summary>
    public Dictionary<string, bool> Create { get; set; } = [];

    public Dictionary<string, string?> NameFrom { get; set; } = [];

    internal int PositionOf(string column) => From.GetValueOrDefault(column) is { } from && int.TryParse(from, out var position) ? position : 0;

    internal ReadOptions Read => new() { Decimal = Mark == "comma" ? DecimalMark.Comma : DecimalMark.Point, Thousands = Thousands };

    internal ImportMap ToMap(IImportKind kind, IReadOnlyCollection<IImportKind> creatable)
    {
        var columns = new Dictionary<string, ValueSource>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in kind.Columns)
        {
            if (Source(column) is { } source)
            {
                columns.Add(column.Name, source);
            }
        }

        var create = creatable.Where(k => Create.GetValueOrDefault(k.Name)).ToDictionary(
            k => k.Name, k => (IReadOnlyDictionary<string, ValueSource>)Created(k, columns[kind.Columns.First(c => c.Reference == k.Name && columns.ContainsKey(c.Name)).Name]));
        return new() { Kind = kind.Name, Read = Read, Columns = columns, Create = create };
    }

    private ValueSource? Source(ImportColumn column)
    {
        if (From.GetValueOrDefault(column.Name) == ConstantMark)
        {
            return Constant.GetValueOrDefault(column.Name) is { Length: > 0 } constant ? new() { Constant = constant.Trim() } : null;
        }

        if (PositionOf(column.Name) is var position && position < 1)
        {
            return null;
        }

        var words = Words.Where(w => w.Column == column.Name && w.From is { Length: > 0 } && w.To is { Length: > 0 }).DistinctBy(w => w.From, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(w => w.From!, w => w.To == WordChoice.Empty ? null : w.To, StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Column = new(null, position),
            Values = words.Count > 0 ? words : null,
            Others = words.Count > 0 ? Others.Keep : Others.Refuse,
            Date = column.Type is ColumnType.Date or ColumnType.DateTime && Date is { Length: > 0 } ? Date : null,
        };
    }

    /// <summary>The name from its own column, else the code itself; a required choice takes its first word.</summary>
    private Dictionary<string, ValueSource> Created(IImportKind kind, ValueSource code)
    {
        var name = int.TryParse(NameFrom.GetValueOrDefault(kind.Name), out var position) && position > 0 ? new ValueSource { Column = new(null, position) } : code;
        return kind.Columns.Where(c => c.Required && c.Name != "code").ToDictionary(
            c => c.Name, c => c.Type is ColumnType.Choice ? new ValueSource { Constant = c.Choices[0] } : name);
    }

    /// <summary>Whether a click may create records of this kind: it needs nothing beyond code, name and choices.</summary>
    internal static bool IsCreatable(IImportKind kind) =>
        kind.Columns.Any(c => c.Name == "code") && kind.Columns.Where(c => c.Required).All(c => c.Name is "code" or "name" || c.Type is ColumnType.Choice);

    internal static ColumnChoices Of(ImportMap map)
    {
        var choices = new ColumnChoices { Mark = map.Read.Decimal is DecimalMark.Comma ? "comma" : "point", Thousands = map.Read.Thousands };
        foreach (var (name, source) in map.Columns)
        {
            choices.From[name] = source.Constant is null ? $"{source.Column?.Position}" : ConstantMark;
            choices.Constant[name] = source.Constant;
            choices.Date ??= source.Date;
            choices.Words.AddRange((source.Values ?? new Dictionary<string, string?>()).Select(v => new WordChoice { Column = name, From = v.Key, To = v.Value ?? WordChoice.Empty }));
        }

        foreach (var (kind, columns) in map.Create)
        {
            choices.Create[kind] = true;
            choices.NameFrom[kind] = columns.GetValueOrDefault("name")?.Column is { } name ? $"{name.Position}" : null;
        }

        return choices;
    }

    internal static ColumnChoices Proposed(IImportKind kind, IReadOnlyList<string> header) => new()
    {
        From = AutoMap.Propose(kind, header).ToDictionary(p => p.Key, p => (string?)$"{p.Value}"),
    };
}

/// <summary>A word of the file and the word of ours that it means; empty for none yet.</summary>
internal sealed class WordChoice
{
    /// <summary>The cell is to stay empty.</summary>
    public const string Empty = "-";

    public string Column { get; set; } = "";
    public string? From { get; set; }
    public string? To { get; set; }
}
