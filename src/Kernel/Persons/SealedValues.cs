using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Icmesh.Kernel.Data;

namespace Icmesh.Kernel.Persons;

/// <summary>
/// What an entry records of a record, as JSON. Values of a person stand in it sealed, as <c>{"person": id, "sealed": text}</c>; until the
/// entry is saved they wait as <c>{"open": value}</c>, since the key is read in the transaction that saves them.
/// </summary>
public static class SealedValues
{
    private const string OpenName = "open", PersonName = "person", SealedName = "sealed";

    /// <summary>Enums by name: a number would mean something else after the next one is put in between.</summary>
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="isOfPerson">Whether there is somebody whose key the personal values can be sealed with.</param>
    /// <exception cref="InvalidOperationException">There are personal values, and it is not said whose.</exception>
    internal static string? Json(object? values, bool isOfPerson)
    {
        if (values is null || !isOfPerson)
        {
            return values is null ? null : OfNobody(values);
        }

        var node = JsonSerializer.SerializeToNode(values, Options)!;
        if (node is JsonObject json)
        {
            foreach (var property in values.GetType().GetProperties().Where(IsPersonal))
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                if (json[name]?.DeepClone() is { } value)
                {
                    json[name] = new JsonObject { [OpenName] = value };
                }
            }
        }

        return node.ToJsonString(Options);
    }

    internal static bool Waits(ActivityEntry entry) => entry.PersonId is not null && (HasOpen(entry.Before) || HasOpen(entry.After));

    internal static async Task SealAsync(ModuleDb db, IReadOnlyCollection<ActivityEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var one in entries.Where(Waits).GroupBy(e => e.PersonId!.Value))
        {
            Seal(db, one, await db.PersonKeys.FindAsync([one.Key], cancellationToken));
        }
    }

    internal static void Seal(ModuleDb db, IReadOnlyCollection<ActivityEntry> entries)
    {
        foreach (var one in entries.Where(Waits).GroupBy(e => e.PersonId!.Value))
        {
            Seal(db, one, db.PersonKeys.Find(one.Key));
        }
    }

    /// <returns>Null where the value is not sealed.</returns>
    public static Guid? PersonOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(SealedName, out _) && value.TryGetProperty(PersonName, out var person) && person.TryGetGuid(out var id) ? id : null;

    /// <returns>The value as it was recorded; null where its key was destroyed.</returns>
    public static JsonElement? Open(JsonElement value, byte[]? key) =>
        PersonOf(value) is { } person && key is not null && PersonVault.Unseal(key, person, value.GetProperty(SealedName).GetString()!) is { } json ? JsonElement.Parse(json) : null;

    private static void Seal(ModuleDb db, IGrouping<Guid, ActivityEntry> one, PersonKey? stored)
    {
        if (stored is null)
        {
            stored = PersonKey.Make(one.Key, db.Vault.NewKey(), one.First().At);
            db.PersonKeys.Add(stored);
        }

        // Of somebody who was erased nothing personal is recorded any more: it is sealed with a key that nobody keeps.
        var key = db.Vault.Open(stored) ?? System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        foreach (var entry in one)
        {
            entry.Replace(Sealed(entry.Before, one.Key, key), Sealed(entry.After, one.Key, key));
        }
    }

    private static string? Sealed(string? json, Guid person, byte[] key)
    {
        if (!HasOpen(json) || JsonNode.Parse(json!) is not JsonObject values)
        {
            return json;
        }

        foreach (var (name, value) in values.ToList())
        {
            if (value is JsonObject waiting && waiting[OpenName] is { } open)
            {
                values[name] = new JsonObject { [PersonName] = person, [SealedName] = PersonVault.Seal(key, person, open.ToJsonString(Options)) };
            }
        }

        return values.ToJsonString(Options);
    }

    private static string OfNobody(object values) => Array.Find(values.GetType().GetProperties(), p => ClassOf(p) >= DataClass.Personal && p.GetValue(values) is not null) is { } open
        ? throw new InvalidOperationException($"{values.GetType().Name}.{open.Name} is recorded without its personId: nobody could erase it.")
        : JsonSerializer.Serialize(values, Options);

    private static bool HasOpen(string? json) => json?.Contains($"{{\"{OpenName}\":", StringComparison.Ordinal) is true;

    /// <summary>What nobody classified is taken for personal.</summary>
    private static bool IsPersonal(PropertyInfo property) => ClassOf(property) is null or DataClass.Personal or DataClass.Specific;

    private static DataClass? ClassOf(PropertyInfo property) => property.GetCustomAttribute<DataAttribute>()?.Class;
}
