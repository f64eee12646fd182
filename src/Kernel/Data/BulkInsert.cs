using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Data;

public static class BulkInsert
{
    static BulkInsert() => LinqToDBForEFTools.Initialize();

    /// <summary>
    /// Adds many rows at a fraction of what change tracking costs, in the transaction of the scope where there is one. Versions,
    /// activity and announcements are the caller's to add.
    /// </summary>
    public static Task BulkInsertAsync<T>(this ModuleDb db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken) where T : class =>
        rows.Count == 0
            ? Task.CompletedTask
            : db.BulkCopyAsync(new BulkCopyOptions
            {
                // SqlBulkCopy on SQL Server; SQLite has no such thing and takes many rows in one INSERT.
                BulkCopyType = db.Database.IsSqlite() ? BulkCopyType.MultipleRows : BulkCopyType.ProviderSpecific,
                MaxBatchSize = db.Database.IsSqlite() ? 100 : null,
            }, rows, cancellationToken);
}
