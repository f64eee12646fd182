using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Icmesh.Privacy.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Privacy;

/// <summary>Everything that is held about one person, for that person: machine readable, whole by what the models say, and of nobody else.</summary>
internal sealed record PersonExport(
    Guid Person, DateTime At, IReadOnlyList<ExportedRow> Rows, IReadOnlyList<string> SignInNames, IReadOnlyList<ExportedUse> SignedAs, IReadOnlyList<ExportedEntry> History);

internal sealed record ExportedRow(string Table, IReadOnlyDictionary<string, ExportedValue> Values);

internal sealed record ExportedValue(DataClass Class, object? Value);

/// <summary>A record of something else that names the person as who did it.</summary>
internal sealed record ExportedUse(string Table, string Column, string Key);

/// <summary>What was done to the person's records, with values; and what the person did, without: those may be another's.</summary>
internal sealed record ExportedEntry(DateTime At, string By, string Action, string Subject, Guid? SubjectId, string? Reason, JsonNode? Before, JsonNode? After);

internal sealed class ExportPerson(PrivacyDb db, PersonRows persons, IEnumerable<ModuleDb> contexts, PersonVault vault, ICurrentUser user, SiteClock clock)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public async Task<PersonExport> RunAsync(Guid person, string reason, CancellationToken cancellationToken)
    {
        var file = await persons.FindAsync(person, cancellationToken);
        db.Record(user, clock.UtcNow, "person.export", "person", person, reason: reason);
        await db.SaveChangesAsync(cancellationToken);
        return new(
            person, clock.UtcNow, [.. file.Rows.Select(Row)], [.. file.SignInNames.Order(StringComparer.Ordinal)],
            await UsesAsync(file, cancellationToken), await HistoryAsync(file, cancellationToken));
    }

    /// <summary>Secrets are nobody's to read, not even their owner's.</summary>
    private static ExportedRow Row(PersonRow row) => new(row.Table, row.Type.GetProperties().Where(p => ModuleDb.ClassOf(p) is not DataClass.Secret)
        .ToDictionary(p => p.Name, p => new ExportedValue(ModuleDb.ClassOf(p)!.Value, row.Value(p))));

    private async Task<IReadOnlyList<ExportedUse>> UsesAsync(PersonFile file, CancellationToken cancellationToken)
    {
        var (names, found) = (file.SignInNames.ToList(), new List<ExportedUse>());
        foreach (var (of, type) in names.Count == 0 ? [] : PersonRows.Tables(contexts).Where(t => t.Type.ClrType != typeof(ActivityEntry)))
        {
            foreach (var column in type.GetProperties().Where(p => p.HoldsSignInName()))
            {
                found.AddRange((await PersonRows.KeysAsync(of, type, column, names, cancellationToken)).Select(k => new ExportedUse(type.GetTableName()!, column.Name, k)));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<ExportedEntry>> HistoryAsync(PersonFile file, CancellationToken cancellationToken)
    {
        var (ids, names) = (file.Ids.Select(i => (Guid?)i).ToList(), file.SignInNames.ToList());
        var keys = await vault.KeysAsync(db, file.Ids, cancellationToken);
        var entries = await db.Activity.AsNoTracking().Where(a => ids.Contains(a.SubjectId) || names.Contains(a.UserName)).OrderBy(a => a.Sequence).ToListAsync(cancellationToken);
        return [.. entries.Select(e => new ExportedEntry(e.At, e.UserName, e.Action, e.Subject, e.SubjectId, e.Reason, Of(e, e.Before), Of(e, e.After)))];

        JsonNode? Of(ActivityEntry entry, string? json) => ids.Contains(entry.SubjectId) ? Open(json, keys) : null;
    }

    private static JsonNode? Open(string? json, Dictionary<Guid, byte[]?> keys)
    {
        var values = json is null ? null : JsonNode.Parse(json);
        foreach (var (name, value) in (values as JsonObject)?.ToList() ?? [])
        {
            var element = JsonSerializer.SerializeToElement(value);
            if (SealedValues.PersonOf(element) is { } person)
            {
                values![name] = SealedValues.Open(element, keys.GetValueOrDefault(person)) is { } open ? JsonNode.Parse(open.GetRawText()) : null;
            }
        }

        return values;
    }
}
