using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Data;

/// <summary>
/// The one connection of a scope (a request, a job step). Contexts of several modules share it, so that what they save
/// inside <see cref="InTransactionAsync"/> is saved together or not at all.
/// </summary>
public sealed class DbSession : IAsyncDisposable, IDisposable
{
    private readonly List<ModuleDb> _contexts = [];
    private DbTransaction? _transaction;

    public DbSession(DatabaseOptions options) : this(options.Provider, options.Provider is DatabaseProvider.Sqlite
        ? new SqliteConnection(options.ConnectionString)
        : new SqlConnection(options.ConnectionString))
    {
    }

    /// <summary>On a connection that only takes down what would be sent: SQL Server is checked so where there is none.</summary>
    internal DbSession(DatabaseProvider provider, DbConnection connection)
    {
        Provider = provider;
        Connection = connection;
    }

    public DatabaseProvider Provider { get; }

    public DbConnection Connection { get; }

    internal RecordLedger Ledger { get; } = new();

    internal void Join(ModuleDb context)
    {
        context.Ledger = Ledger;
        _contexts.Add(context);
        if (_transaction is not null)
        {
            context.Database.UseTransaction(_transaction);
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction over all contexts of this scope. Nested calls join the outer one.</summary>
    /// <param name="keep">Whether the result is worth keeping; otherwise all of it is rolled back. Null keeps it.</param>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken, Func<T, bool>? keep = null)
    {
        if (_transaction is not null)
        {
            return await work();
        }

        var opened = Connection.State is System.Data.ConnectionState.Closed;
        if (opened)
        {
            await Connection.OpenAsync(cancellationToken);
            await SqlitePragmas.ApplyAsync(Connection, cancellationToken);
        }

        try
        {
            await using var transaction = await Connection.BeginTransactionAsync(cancellationToken);
            await UseAsync(transaction, cancellationToken);
            var result = await work();
            if (keep?.Invoke(result) ?? true)
            {
                Ledger.Check();
                await transaction.CommitAsync(cancellationToken);
            }

            return result;
        }
        finally
        {
            await UseAsync(null, CancellationToken.None);
            Ledger.Clear();
            if (opened)
            {
                await Connection.CloseAsync();
            }
        }
    }

    public Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken) =>
        InTransactionAsync(async () =>
        {
            await work();
            return true;
        }, cancellationToken);

    private async Task UseAsync(DbTransaction? transaction, CancellationToken cancellationToken)
    {
        _transaction = transaction;
        foreach (var context in _contexts)
        {
            await context.Database.UseTransactionAsync(transaction, cancellationToken);
        }
    }

    public void Dispose() => Connection.Dispose();

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
