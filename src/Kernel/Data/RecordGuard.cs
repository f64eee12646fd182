using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Kernel.Data;

/// <summary>A change was about to be saved that nobody would find in the record. Nothing of its transaction is saved.</summary>
public sealed class UnrecordedChangeException(IEnumerable<string> what) : InvalidOperationException(
    $"Changed without an activity entry in the same transaction: {string.Join(", ", what)}. Call Record before saving, or say why not with [NotRecorded].");

/// <summary>What one transaction changed, and whether it said so in the record. Asked before the transaction is kept.</summary>
public sealed class RecordLedger
{
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private bool _isRecorded;

    internal void Note(IEnumerable<string> changed, bool isRecorded)
    {
        _changed.UnionWith(changed);
        _isRecorded |= isRecorded;
    }

    /// <exception cref="UnrecordedChangeException">It changed something and recorded nothing.</exception>
    internal void Check()
    {
        if (_changed.Count > 0 && !_isRecorded)
        {
            throw new UnrecordedChangeException(_changed);
        }
    }

    internal void Clear()
    {
        _changed.Clear();
        _isRecorded = false;
    }
}

/// <summary>
/// Holds every context to the record: what it changes, entity by entity, in bulk or by one statement, is saved only together with an
/// entry of the same transaction.
/// </summary>
internal static class RecordGuard
{
    /// <exception cref="UnrecordedChangeException">The save stands alone and has no entry.</exception>
    public static void BeforeSave(ModuleDb db)
    {
        var changes = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var isRecorded = changes.Any(e => e is { Entity: ActivityEntry, State: EntityState.Added });
        Note(db, changes.Select(e => e.Metadata).Distinct(), isRecorded);
    }

    /// <inheritdoc cref="BeforeSave"/>
    public static void Note(ModuleDb db, IEnumerable<IReadOnlyEntityType> changed, bool isRecorded = false)
    {
        if (!db.IsGuarded)
        {
            return;
        }

        // Without a transaction around it, a save is one of its own: only its own entry can be with it.
        var ledger = db.Database.CurrentTransaction is null ? new() : db.Ledger;
        ledger.Note(changed.Where(e => e.NotRecordedBecause() is null).Select(e => e.ShortName()), isRecorded);
        if (ledger != db.Ledger)
        {
            ledger.Check();
        }
    }
}

/// <summary>The same for changes that are written as one statement, past the tracked entities.</summary>
internal sealed class StatementGuard : DbCommandInterceptor
{
    public static readonly StatementGuard Instance = new();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        BeforeAlone(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        BeforeAlone(command, eventData);
        return new(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        AfterWithin(command, eventData, result);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        AfterWithin(command, eventData, result);
        return new(result);
    }

    /// <summary>A statement without a transaction is kept as soon as it is done: it is refused before.</summary>
    private static void BeforeAlone(DbCommand command, CommandEventData eventData)
    {
        if (command.Transaction is null)
        {
            Note(command, eventData);
        }
    }

    private static void AfterWithin(DbCommand command, CommandEventData eventData, int rows)
    {
        if (command.Transaction is not null && rows > 0)
        {
            Note(command, eventData);
        }
    }

    /// <remarks>A table that the statement only reads counts as changed too: better one entry too many.</remarks>
    private static void Note(DbCommand command, CommandEventData eventData)
    {
        if (eventData is { Context: ModuleDb db, CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete })
        {
            RecordGuard.Note(db, db.Model.GetEntityTypes().Where(e => IsNamed(command.CommandText, e.GetTableName()!)));
        }
    }

    private static bool IsNamed(string sql, string table) =>
        sql.Contains($"\"{table}\"", StringComparison.Ordinal) || sql.Contains($"[{table}]", StringComparison.Ordinal);
}
