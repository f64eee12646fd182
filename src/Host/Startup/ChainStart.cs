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
    private const string Aside = "kernel_activity_unchained";

    public static async Task<bool> IsDueAsync(HostDb db, CancellationToken cancellationToken) =>
        await (db.Database.IsSqlite()
            ? db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '{Aside}'")
            : db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM sys.tables WHERE name = N'{Aside}'")).SingleAsync(cancellationToken) > 0;

    public static async Task RunAsync(HostDb db, DbSession session, CancellationToken cancellationToken)
    {
        if (await IsDueAsync(db, cancellationToken))
        {
            await session.InTransactionAsync(async () =>
            {
                var rows = db.Activity.FromSqlRaw($"SELECT a.*, 0 AS Sequence, '' AS PreviousHash, '' AS Hash FROM {Aside} AS a");
                db.Activity.AddRange(await rows.AsNoTracking().OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellationToken));
                await db.SaveChangesAsync(cancellationToken);
                await db.Database.ExecuteSqlRawAsync($"DROP TABLE {Aside}", cancellationToken);
            }, cancellationToken);
        }
    }
}
