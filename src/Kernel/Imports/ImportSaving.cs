using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Kernel.Imports;

/// <summary>What the activity record keeps of an import: the file, so that it can be found again, and how many rows.</summary>
public sealed record ImportedRows(
    [property: Data(DataClass.Internal)] string? File, [property: Data(DataClass.Internal)] string? Sha256,
    [property: Data(DataClass.Internal)] int Added, [property: Data(DataClass.Internal)] int Updated);

public static class ImportSaving
{
    /// <summary>Saves what an import changed with one activity entry, and announces whose facts changed. A refused or idle import saves nothing.</summary>
    public static async Task SaveImportAsync(
        this ModuleDb db, ImportBatch batch, string subject, ICurrentUser user, SiteClock clock, IReadOnlyCollection<Guid> affected, CancellationToken cancellationToken)
    {
        var (added, updated) = (batch.Changes.Count(c => c.Kind is ChangeKind.Added), batch.Changes.Count(c => c.Kind is ChangeKind.Updated));
        if (batch.Errors.Count > 0 || added + updated == 0)
        {
            db.ChangeTracker.Clear();
            return;
        }

        db.Record(user, clock.UtcNow, $"{subject}.import", subject, null, after: new ImportedRows(batch.Source?.File, batch.Source?.Sha256, added, updated));
        foreach (var contractor in affected)
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, contractor);
        }

        batch.Storing?.Invoke();
        await db.SaveChangesAsync(cancellationToken);

        // A trial is rolled back: nothing of it may be taken for stored by what runs next in this scope.
        db.ChangeTracker.Clear();
    }
}

/// <summary>What changes in a record, in a person's words: <c>name: old → new</c>.</summary>
public static class ImportDetail
{
    /// <summary>For specific personal data: that it changes, and neither from nor to what.</summary>
    public static (string Column, object? Before, object? After) Hidden(string column, object? before, object? after) =>
        (column, Security.Masking.Mask, Equals(before, after) ? Security.Masking.Mask : "…");

    public static string Of(params ReadOnlySpan<(string Column, object? Before, object? After)> columns)
    {
        List<string> changed = [];
        foreach (var (column, before, after) in columns)
        {
            if (!Equals(before, after))
            {
                changed.Add($"{column}: {before ?? "–"} → {after ?? "–"}");
            }
        }

        return string.Join("; ", changed);
    }
}
