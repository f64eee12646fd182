using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Host.Startup;

/// <summary>
/// Adds the activity of before the chain to it, once: the migration has set those rows aside, and they are recorded again as they are,
/// in their order. From then on they are as safe as the rest; what happened to them before, nobody can know.
/// </summary>
internal static class ChainStart
{
    public static async Task<bool> IsDueAsync(HostDb db, CancellationToken cancellationToken) =>
        await (db.Database.IsSqlite()
            ? db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = 'kernel_activity_unchained'")
            : db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sys.tables WHERE name = N'kernel_activity_unchained'")).SingleAsync(cancellationToken) > 0;

    public static async Task RunAsync(HostDb db, DbSession session, CancellationToken cancellationToken)
    {
        if (await IsDueAsync(db, cancellationToken))
        {
            await session.InTransactionAsync(async () =>
            {
                var rows = db.Activity.FromSql($"SELECT a.*, CAST(NULL AS uniqueidentifier) AS SiteId, 0 AS Sequence, '' AS PreviousHash, '' AS Hash FROM kernel_activity_unchained AS a");
                db.Activity.AddRange(await rows.AsNoTracking().OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellationToken));
                await db.SaveChangesAsync(cancellationToken);
                await db.Database.ExecuteSqlAsync($"DROP TABLE kernel_activity_unchained", cancellationToken);
            }, cancellationToken);
        }
    }
}
