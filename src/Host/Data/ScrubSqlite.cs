using Icmesh.Host.Startup;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Microsoft.Data.Sqlite;

namespace Icmesh.Host.Data;

/// <summary>
/// What was deleted lies on in free pages, in the write-ahead log and in the copy from before the last update. After an erasure it goes
/// from there too. On SQL Server, log and backups are the administrator's: see the decision.
/// </summary>
internal sealed partial class ScrubSqlite(DatabaseOptions database, ILogger<ScrubSqlite> logger) : IAfterErasure
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (database.Provider is not DatabaseProvider.Sqlite)
        {
            return;
        }

        SqliteStartup.RemoveCopy(database.ConnectionString);
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await SqlitePragmas.ApplyAsync(connection, cancellationToken);
        for (var left = Tries; !await IsCleanAsync(connection, cancellationToken); left--)
        {
            if (left == 0)
            {
                StillBusy(logger);
                return;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <returns>False where somebody is reading an older state: the log cannot be emptied yet.</returns>
    private static async Task<bool> IsCleanAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";
            await using var answer = await command.ExecuteReaderAsync(cancellationToken);
            return await answer.ReadAsync(cancellationToken) && answer.GetInt32(0) == 0;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database was busy: pages of what was erased are emptied with the next erasure")]
    private static partial void StillBusy(ILogger logger);
}
