using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Icmesh.Host.Text;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.Extensions.Localization;

namespace Icmesh.Host.Activity;

/// <summary>One value of a record that an entry changed, as a person reads it.</summary>
internal sealed record FieldChange(string Label, string? Before, string? After);

/// <summary>Says in the reader's language what an entry recorded, and hides what is not for the reader.</summary>
internal sealed class ActivityWords(
    IEnumerable<ActivityNoun> nouns, IStringLocalizerFactory texts, IStringLocalizer<HostText> text, Masking masking, SiteClock clock, ICurrentUser user)
{
    /// <summary>What every save counts up says nothing to anybody.</summary>
    private const string VersionField = "version";

    private readonly Dictionary<string, ActivityNoun> _nouns = nouns.ToDictionary(n => n.Name);

    /// <summary>Nouns whose records the reader may see, by their title.</summary>
    public IReadOnlyList<ActivityNoun> Seen => [.. _nouns.Values.Where(n => n.IsSeenBy(user)).OrderBy(Title, StringComparer.CurrentCulture)];

    public ActivityNoun? Noun(string subject) => _nouns.GetValueOrDefault(subject);

    public string Title(ActivityNoun noun) => Of(noun, $"Activity.{noun.Name}") ?? noun.Name;

    public string Verb(ActivityNoun noun, string verb) => Of(noun, $"Activity.{noun.Name}.{verb}") ?? verb;

    /// <summary>What was done: "kontraktor diubah".</summary>
    public string Action(ActivityEntry entry) => Done(entry) is { } noun ? Verb(noun, entry.Action[(noun.Name.Length + 1)..]) : entry.Action;

    /// <summary>Field by field what is different; of a new record everything that it holds.</summary>
    public IReadOnlyList<FieldChange> Changes(ActivityEntry entry, RecordedNames names)
    {
        var (before, after) = (RecordedValues.Of(entry.Before), RecordedValues.Of(entry.After));
        var noun = Done(entry);
        var found = new List<FieldChange>();
        foreach (var name in before.Concat(after).Select(v => v.Name).Where(n => n != VersionField).Distinct())
        {
            var (old, fresh) = (Value(before, name), Value(after, name));
            if (Differ(old, fresh, names))
            {
                var property = noun is null ? null : PropertyOf(noun, name);
                found.Add(new(Label(noun, name), Shown(noun, property, old, names), Shown(noun, property, fresh, names)));
            }
        }

        return found;
    }

    public string Label(ActivityNoun? noun, string field) => noun is null ? field : Of(noun, $"Activity.Field.{field}") ?? field;

    /// <summary>Of somebody who was erased nobody knows any more what differs: all of it is shown as erased.</summary>
    private static bool Differ(JsonElement? old, JsonElement? fresh, RecordedNames names)
    {
        var (before, after) = (Has(old) ? names.Open(old!.Value) : null, Has(fresh) ? names.Open(fresh!.Value) : null);
        return (Has(old) || Has(fresh)) && (Has(old) && before is null || Has(fresh) && after is null || before?.GetRawText() != after?.GetRawText());
    }

    /// <summary>The noun whose verb it is: of the record, or of something that belongs to it, like a file.</summary>
    private ActivityNoun? Done(ActivityEntry entry) => Noun(entry.Action.Split('.')[0]);

    private string? Shown(ActivityNoun? noun, PropertyInfo? property, JsonElement? value, RecordedNames names)
    {
        if (!Has(value))
        {
            return null;
        }

        var @class = property?.GetCustomAttribute<DataAttribute>()?.Class ?? DataClass.Personal;
        return !masking.Shows(@class) ? Masking.Mask : names.Open(value!.Value) is { } open ? Said(noun, property?.PropertyType, open, names) : text["Erased"];
    }

    private string Said(ActivityNoun? noun, Type? type, JsonElement value, RecordedNames names)
    {
        var bare = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return value.ValueKind switch
        {
            JsonValueKind.True => text["Yes"],
            JsonValueKind.False => text["No"],
            JsonValueKind.Number => value.GetDecimal().ToString("#,0.######", CultureInfo.CurrentCulture),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(v => Said(noun, null, v, names))),
            JsonValueKind.String when bare is { IsEnum: true } && Enum.TryParse(bare, value.GetString(), out var word) => Word(noun!, (Enum)word),
            JsonValueKind.String when bare == typeof(DateTime) && value.TryGetDateTime(out var at) => clock.ToSite(at).ToString("g", CultureInfo.CurrentCulture),
            JsonValueKind.String when bare == typeof(DateOnly) && DateOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var date) => date.ToString("d", CultureInfo.CurrentCulture),
            JsonValueKind.String when value.TryGetGuid(out var id) => names.Of(id) ?? id.ToString()[..8],
            JsonValueKind.String => noun?.Word(value.GetString()!)?.ToString() ?? value.GetString()!,
            _ => value.GetRawText(),
        };
    }

    private string Word(ActivityNoun noun, Enum value) => noun.Word(value)?.ToString() ?? Of(noun, $"{value.GetType().Name}.{value}") ?? value.ToString();

    private string? Of(ActivityNoun noun, string key) => texts.Create(noun.Texts)[key] is { ResourceNotFound: false } found ? found.Value : null;

    private static PropertyInfo? PropertyOf(ActivityNoun noun, string field) => noun.Types
        .Select(t => t.GetProperty(field, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase))
        .FirstOrDefault(p => p?.GetCustomAttribute<DataAttribute>() is not null);

    private static JsonElement? Value(IReadOnlyList<(string Name, JsonElement Value)> values, string name) =>
        values.Where(v => v.Name == name).Select(v => (JsonElement?)v.Value).FirstOrDefault();

    private static bool Has(JsonElement? value) => value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) };
}
