using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Data;

/// <summary>
/// Gives new entries their place in the chain, inside the transaction that saves them. Whoever writes holds the head until the
/// transaction ends: on SQLite a transaction that writes is alone anyway (BEGIN IMMEDIATE), on SQL Server a named lock does it.
/// So no two entries follow the same one, and nobody is refused because somebody else was faster.
/// </summary>
internal static class ActivityChain
{
    private const string Hold = """
        DECLARE @held int;
        EXEC @held = sys.sp_getapplock @Resource = N'kernel_activity', @LockMode = N'Exclusive', @LockOwner = N'Transaction';
        IF @held < 0 THROW 51001, N'The activity record is busy.', 1;
        """;

    public static async Task<int> SaveAsync(ModuleDb db, bool accept, Func<bool, Task<int>> save, CancellationToken cancellationToken)
    {
        var fresh = Fresh(db);
        if (fresh.Count == 0)
        {
            return await save(accept);
        }

        if (db.Database.CurrentTransaction is not null)
        {
            await LinkAsync(db, fresh, cancellationToken);
            return await save(accept);
        }

        Warm(db, fresh);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LinkAsync(db, fresh, cancellationToken);
        var saved = await save(false);
        await transaction.CommitAsync(cancellationToken);
        Accept(db, accept);
        return saved;
    }

    public static int Save(ModuleDb db, bool accept, Func<bool, int> save)
    {
        var fresh = Fresh(db);
        if (fresh.Count == 0)
        {
            return save(accept);
        }

        if (db.Database.CurrentTransaction is not null)
        {
            Link(db, fresh);
            return save(accept);
        }

        Warm(db, fresh);
        using var transaction = db.Database.BeginTransaction();
        Link(db, fresh);
        var saved = save(false);
        transaction.Commit();
        Accept(db, accept);
        return saved;
    }

    /// <summary>Keeps other writers of the record out until the transaction ends.</summary>
    public static Task HoldAsync(ModuleDb db, CancellationToken cancellationToken) =>
        db.Database.IsSqlServer() ? db.Database.ExecuteSqlRawAsync(Hold, cancellationToken) : Task.CompletedTask;

    private static void Warm(ModuleDb db, List<ActivityEntry> fresh)
    {
        if (fresh.Exists(SealedValues.Waits))
        {
            db.Vault.Warm();
        }
    }

    private static List<ActivityEntry> Fresh(ModuleDb db) =>
        [.. db.ChangeTracker.Entries<ActivityEntry>().Where(e => e.State is EntityState.Added).Select(e => e.Entity)];

    private static async Task LinkAsync(ModuleDb db, List<ActivityEntry> fresh, CancellationToken cancellationToken)
    {
        await HoldAsync(db, cancellationToken);
        await SealedValues.SealAsync(db, fresh, cancellationToken);
        Link(await Head(db).FirstOrDefaultAsync(cancellationToken), fresh);
    }

    private static void Link(ModuleDb db, List<ActivityEntry> fresh)
    {
        if (db.Database.IsSqlServer())
        {
            db.Database.ExecuteSqlRaw(Hold);
        }

        SealedValues.Seal(db, fresh);
        Link(Head(db).FirstOrDefault(), fresh);
    }

    private static void Link(ChainHead? head, List<ActivityEntry> fresh)
    {
        var (sequence, hash) = head is null ? (0, ActivityHash.Start) : (head.Sequence, head.Hash);
        foreach (var entry in fresh)
        {
            entry.Link(++sequence, hash);
            hash = entry.Hash;
        }
    }

    private static IQueryable<ChainHead> Head(ModuleDb db) =>
        db.Activity.OrderByDescending(a => a.Sequence).Select(a => new ChainHead(a.Sequence, a.Hash));

    private static void Accept(ModuleDb db, bool accept)
    {
        if (accept)
        {
            db.ChangeTracker.AcceptAllChanges();
        }
    }

    private sealed record ChainHead(long Sequence, string Hash);
}
