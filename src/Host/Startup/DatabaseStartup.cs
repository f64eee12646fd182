using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Host.Startup;

/// <summary>SQLite brings itself up to date, after a copy of the file; SQL Server is migrated by the verb <c>migrate</c> alone.</summary>
internal sealed partial class DatabaseStartup(DatabaseOptions options, IServiceScopeFactory scopes, ILogger<DatabaseStartup> logger) : IDatabaseStartup, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _ready;

    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_ready)
            {
                await OpenAsync(cancellationToken);
                _ready = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (options.Provider is DatabaseProvider.Sqlite)
        {
            await SqliteStartup.PrepareAsync(options.ConnectionString, cancellationToken);
        }

        foreach (var context in Contexts(scope))
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        await ChainStart.RunAsync(scope.ServiceProvider.GetRequiredService<Data.HostDb>(), scope.ServiceProvider.GetRequiredService<DbSession>(), cancellationToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (options.Provider is DatabaseProvider.Sqlite)
        {
            using var only = await SqliteStartup.LockAsync(options.ConnectionString, cancellationToken);
            if (await PendingAsync(cancellationToken) is { Count: > 0 } pending)
            {
                await SqliteStartup.KeepCopyAsync(options.ConnectionString, cancellationToken);
                await MigrateAsync(cancellationToken);
                LogUpdated(logger, pending.Count);
            }

            await using var scope = scopes.CreateAsyncScope();
            await SqliteStartup.CheckAsync(scope.ServiceProvider.GetRequiredService<DbSession>().Connection, cancellationToken);
        }
        else if (await PendingAsync(cancellationToken) is { Count: > 0 } pending)
        {
            throw new RefusedException(
                new Sentence($"Basis data tertinggal {pending.Count} pembaruan.", $"The database is {pending.Count} migrations behind."),
                new Sentence("Jalankan perintah migrate dengan akun yang boleh mengubah struktur.", "Run the verb migrate with an account that may change the structure."));
        }
    }

    private async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        if (options.Provider is DatabaseProvider.Sqlite)
        {
            await SqliteStartup.PrepareAsync(options.ConnectionString, cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        var pending = new List<string>();
        foreach (var context in Contexts(scope))
        {
            pending.AddRange(await context.Database.GetPendingMigrationsAsync(cancellationToken));
        }

        if (pending.Count == 0 && await ChainStart.IsDueAsync(scope.ServiceProvider.GetRequiredService<Data.HostDb>(), cancellationToken))
        {
            pending.Add(nameof(ChainStart));
        }

        return pending;
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>The owner of the shared tables first.</summary>
    private static IEnumerable<ModuleDb> Contexts(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetServices<ModuleDb>().OrderBy(c => c is Data.HostDb ? 0 : 1).ThenBy(c => c.TablePrefix, StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database brought up to date: {Count} migrations")]
    private static partial void LogUpdated(ILogger logger, int count);
}
