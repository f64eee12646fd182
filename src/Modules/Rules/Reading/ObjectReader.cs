using System.Globalization;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Reads the members of one JSON object. What is wrong is added to the problems; the value is then null.</summary>
internal sealed class ObjectReader
{
    private const string Note = "note";

    /// <summary>What the rule engine would obey, and what must therefore not be in a file.</summary>
    private static readonly string[] Closed =
    [
        "WorkflowsToInject", "WorkflowRulesToInject", "GlobalParams", "LocalParams", "Actions", "SuccessEvent", "ErrorMessage", "ErrorType",
        "RuleExpressionType", "RuleExpressionTypes",
    ];

    private readonly ProblemList _problems;
    private readonly string? _rule;
    private readonly Dictionary<string, JsonItem> _members = new(StringComparer.Ordinal);

    public ObjectReader(JsonItem item, ProblemList problems, string? rule, params string[] keys)
    {
        Item = item;
        _problems = problems;
        _rule = rule;
        foreach (var member in item.Members)
        {
            _members.TryAdd(member.Name, member.Value);
            if (member.Name == Note)
            {
                Text(Note, required: false);
            }
            else if (!keys.Contains(member.Name))
            {
                problems.Add(member.NameStart, rule, Unknown(member.Name, keys));
            }
        }
    }

    public JsonItem Item { get; }

    /// <summary>Members whatever their names, for the objects whose keys are codes and facts.</summary>
    public static IEnumerable<JsonMember> Free(JsonItem item) => item.Members.DistinctBy(m => m.Name);

    private static Message Unknown(string typed, string[] keys)
    {
        if (Array.Find(keys, k => string.Equals(k, typed, StringComparison.OrdinalIgnoreCase)) is { } right)
        {
            return FileMessages.WrongCase(right);
        }

        return Closed.Contains(typed, StringComparer.OrdinalIgnoreCase)
            ? FileMessages.ClosedKey(typed)
            : FileMessages.UnknownKey(typed).DidYouMean(DidYouMean.Find(typed, keys));
    }

    public bool Has(string key) => _members.ContainsKey(key);

    /// <summary>The value, or null with a problem where it is needed and missing. A JSON null counts as a value.</summary>
    public JsonItem? Get(string key, bool required = true)
    {
        if (_members.TryGetValue(key, out var item))
        {
            return item;
        }

        if (required)
        {
            _problems.Add(Item, _rule, FileMessages.Missing(key));
        }

        return null;
    }

    public string? Text(string key, bool required = true, int max = 500) => Get(key, required) is { } item ? Text(item, key, max) : null;

    private string? Text(JsonItem item, string key, int max = 500)
    {
        var fault = item.Kind is not JsonItemKind.Text ? FileMessages.MustBeText(key)
            : item.Text.Length > max ? FileMessages.TooLong(key, max)
            : item.Text.All(char.IsWhiteSpace) ? FileMessages.NotEmptyText(key)
            : (Message?)null;
        return fault is { } message ? Wrong<string>(item, message) : item.Text;
    }

    public decimal? Number(string key, decimal min, decimal max, int decimals = 4, bool required = true) =>
        Get(key, required) is { } item ? Number(item, key, min, max, decimals) : null;

    public decimal? Number(JsonItem item, string key, decimal min, decimal max, int decimals = 4)
    {
        if (item.Kind is not JsonItemKind.Number)
        {
            return WrongValue<decimal>(item, FileMessages.MustBeNumber(key));
        }

        if (item.Text.Count(char.IsAsciiDigit) > 28 || !decimal.TryParse(item.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return WrongValue<decimal>(item, FileMessages.BadNumber(key));
        }

        return value < min || value > max ? WrongValue<decimal>(item, FileMessages.OutOfRange(key, min, max))
            : value != decimal.Round(value, decimals) ? WrongValue<decimal>(item, FileMessages.TooManyDecimals(key, decimals))
            : value;
    }

    public bool? Flag(string key, bool required = true)
    {
        var item = Get(key, required);
        return item is null ? null : item.Kind is JsonItemKind.Flag ? item.Text == "true" : WrongValue<bool>(item, FileMessages.MustBeFlag(key));
    }

    public string? Choice(string key, string[] allowed, bool required = true)
    {
        if (Get(key, required) is not { } item)
        {
            return null;
        }

        return item.Kind is JsonItemKind.Text && allowed.Contains(item.Text) ? item.Text
            : Wrong<string>(item, FileMessages.Choice(key, item.Text, string.Join(", ", allowed)).DidYouMean(DidYouMean.Find(item.Text, allowed)));
    }

    /// <summary>A name that other places refer to.</summary>
    public string? Code(string key)
    {
        if (Text(key, max: 60) is not { } text)
        {
            return null;
        }

        return char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? text
            : Wrong<string>(Get(key)!, ScorecardMessages.BadCode(key, text));
    }

    /// <param name="nullable">Whether null is an answer: no end.</param>
    public DateOnly? Date(string key, bool nullable = false)
    {
        if (Get(key) is not { } item || (nullable && item.Kind is JsonItemKind.Null))
        {
            return null;
        }

        if (DateOnly.TryParseExact(item.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        var isIso = item.Text.Length == 10 && item.Text.Select((c, i) => i is 4 or 7 ? c == '-' : char.IsAsciiDigit(c)).All(b => b);
        return WrongValue<DateOnly>(item, isIso ? FileMessages.DateDoesNotExist(item.Text) : FileMessages.DateFormat(key));
    }

    /// <summary>A text in both languages.</summary>
    public Sentence? Sentence(string key, bool required = true)
    {
        if (Object(key, required, "id", "en") is not { } reader)
        {
            return null;
        }

        return reader.Pair();
    }

    /// <summary>A text in both languages, or one text that serves both: a law's name, <c>%</c>.</summary>
    public Sentence? Words(string key) => Get(key) is { } item ? Words(item, key) : null;

    public IReadOnlyList<Sentence> WordList(string key) =>
        Get(key, required: false) is not { } list ? []
        : list.Kind is JsonItemKind.List ? [.. list.Items.Select(i => Words(i, key)).OfType<Sentence>()]
        : Wrong<List<Sentence>>(list, FileMessages.MustBeList(key)) ?? [];

    private Sentence? Words(JsonItem item, string key)
    {
        if (item.Kind is JsonItemKind.Object)
        {
            return new ObjectReader(item, _problems, _rule, "id", "en").Pair();
        }

        return Text(item, key) is { } text ? new(text, text) : null;
    }

    public ObjectReader? Object(string key, bool required, params string[] keys)
    {
        if (Get(key, required) is not { } item)
        {
            return null;
        }

        return item.Kind is JsonItemKind.Object ? new(item, _problems, _rule, keys) : Wrong<ObjectReader>(item, FileMessages.MustBeObject(key));
    }

    /// <summary>The objects of a list; what is not an object is a problem and left out.</summary>
    public IReadOnlyList<JsonItem> Objects(string key, string noun, bool required = true)
    {
        if (Get(key, required) is not { } list)
        {
            return [];
        }

        if (list.Kind is not JsonItemKind.List)
        {
            _problems.Add(list, _rule, FileMessages.MustBeList(key));
            return [];
        }

        foreach (var (item, i) in list.Items.Select((item, i) => (item, i)).Where(x => x.item.Kind is not JsonItemKind.Object))
        {
            _problems.Add(item, _rule, item.Kind is JsonItemKind.Null ? FileMessages.EmptyItem(noun, i + 1) : FileMessages.MustBeObject($"{noun} {i + 1}"));
        }

        return [.. list.Items.Where(i => i.Kind is JsonItemKind.Object)];
    }

    private Sentence? Pair() => (Text("id"), Text("en")) is ({ } id, { } en) ? new(id, en) : null;

    private T? Wrong<T>(JsonItem at, Message message) where T : class
    {
        _problems.Add(at, _rule, message);
        return null;
    }

    private T? WrongValue<T>(JsonItem at, Message message) where T : struct
    {
        _problems.Add(at, _rule, message);
        return null;
    }
}
