using System.Text.Json;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Persons;

namespace Icmesh.Host.Activity;

/// <summary>What ids in entries stand for, as far as the reader may see it: one query per kind for a whole page.</summary>
internal sealed class RecordedNames(HostDb db, PersonVault vault, IContractorDirectory contractors, ISiteDirectory sites)
{
    private IReadOnlyDictionary<Guid, ContractorCard> _contractors = new Dictionary<Guid, ContractorCard>();
    private Dictionary<Guid, string> _places = [];
    private Dictionary<Guid, byte[]?> _keys = [];

    public async Task LoadAsync(IReadOnlyCollection<ActivityEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => e.ContractorId).OfType<Guid>().Concat(entries.SelectMany(e => Ids(e.Before).Concat(Ids(e.After)))).ToHashSet();
        var persons = entries.SelectMany(e => RecordedValues.Of(e.Before).Concat(RecordedValues.Of(e.After))).Select(v => SealedValues.PersonOf(v.Value)).OfType<Guid>().Distinct().ToList();
        _keys = await vault.KeysAsync(db, persons, cancellationToken);
        _contractors = await contractors.ReadAsync(ids, cancellationToken);
        if (ids.Count > 0)
        {
            var areas = await sites.AreasAsync(cancellationToken);
            _places = (await sites.ListAsync(cancellationToken)).Select(s => (s.Id, s.Name)).Concat(areas.Select(a => (a.Id, a.Name))).ToDictionary(p => p.Id, p => p.Name);
        }
    }

    public ContractorCard? Contractor(Guid? id) => id is { } known ? _contractors.GetValueOrDefault(known) : null;

    public string? Of(Guid id) => Contractor(id)?.Name ?? _places.GetValueOrDefault(id);

    /// <returns>The value itself where it was not sealed; null where the person was erased.</returns>
    public JsonElement? Open(JsonElement value) => SealedValues.PersonOf(value) is { } person ? SealedValues.Open(value, _keys.GetValueOrDefault(person)) : value;

    private static IEnumerable<Guid> Ids(string? json) =>
        RecordedValues.Of(json).Where(v => v.Value.ValueKind is JsonValueKind.String).Select(v => v.Value.TryGetGuid(out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
}

/// <summary>The values of one side of an entry.</summary>
internal static class RecordedValues
{
    /// <summary>In the order of writing. What is no JSON object any more has none.</summary>
    public static IReadOnlyList<(string Name, JsonElement Value)> Of(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return [];
        }

        try
        {
            var root = JsonElement.Parse(json);
            return root.ValueKind is JsonValueKind.Object ? [.. root.EnumerateObject().Select(p => (p.Name, p.Value))] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
