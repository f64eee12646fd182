using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Data;

public static class BulkInsert
{
    static BulkInsert() => LinqToDBForEFTools.Initialize();

    /// <summary>
    /// Adds many rows at a fraction of what change tracking costs, in the transaction of the scope where there is one. Versions,
    /// activity and announcements are the caller's to add; activity entries themselves are chained and only ever saved one by one.
    /// </summary>
    /// <exception cref="Security.FenceException">A row belongs to another company or site than the work is fenced to.</exception>
    public static Task BulkInsertAsync<T>(this ModuleDb db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken) where T : class
    {
        if (typeof(T) == typeof(ActivityEntry))
        {
            throw new InvalidOperationException("Activity entries are chained: save them through their context.");
        }

        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        if (!db.Fence.IsOpen)
        {
            foreach (var row in rows)
            {
                db.Fence.CheckWritten(typeof(T).Name, (row as IContractorOwned)?.ContractorId, (row as ISiteBound)?.SiteId);
            }
        }

        RecordGuard.Note(db, [db.Model.FindEntityType(typeof(T))!]);
        return db.BulkCopyAsync(new BulkCopyOptions
        {
            // SqlBulkCopy on SQL Server; SQLite has no such thing and takes many rows in one INSERT.
            BulkCopyType = db.Database.IsSqlite() ? BulkCopyType.MultipleRows : BulkCopyType.ProviderSpecific,
            MaxBatchSize = db.Database.IsSqlite() ? 100 : null,
        }, rows, cancellationToken);
    }
}
