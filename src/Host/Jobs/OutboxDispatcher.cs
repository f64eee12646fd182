using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Host.Jobs;

/// <summary>
/// Hands saved announcements to their consumers, at least once, within about a second. A message that fails is tried again later
/// and holds nobody else up.
/// </summary>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, IDatabaseStartup database, TimeProvider time, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Lease = TimeSpan.FromMinutes(2), Kept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.ReadyAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        var lastSweep = time.GetUtcNow();
        do
        {
            try
            {
                // What a consumer announces in its turn, such as a changed score, is handed on at once.
                while (await DispatchAsync(stoppingToken) > 0)
                {
                }

                if (time.GetUtcNow() - lastSweep > TimeSpan.FromHours(1))
                {
                    lastSweep = time.GetUtcNow();
                    await SweepAsync(stoppingToken);
                }
            }
#pragma warning disable CA1031 // The dispatcher outlives a database that is away for a while.
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogUnread(logger, failure);
            }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Takes what is waiting, in the order it was saved. Returns how many messages it took.</summary>
    internal async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var now = time.GetUtcNow().UtcDateTime;
        var waiting = await db.Outbox.AsNoTracking().Where(m => m.DoneAt == null && (m.ClaimedUntil == null || m.ClaimedUntil < now))
            .OrderBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var ids = waiting.Select(m => m.Id).ToList();
        var claim = now + Lease;
        var claimed = await db.Outbox.Where(m => ids.Contains(m.Id) && m.DoneAt == null && (m.ClaimedUntil == null || m.ClaimedUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.ClaimedUntil, claim), cancellationToken);
        if (claimed != waiting.Count)
        {
            // Another node took some of them: leave them all to whoever's lease runs, the next round sorts it out.
            return 0;
        }

        foreach (var topic in waiting.GroupBy(m => m.Topic))
        {
            await HandAsync(db, [.. topic], cancellationToken);
        }

        return waiting.Count;
    }

    private async Task HandAsync(HostDb db, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Select(m => m.Id).ToList();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var consumer in scope.ServiceProvider.GetServices<IOutboxConsumer>().Where(c => c.Handles(messages[0].Topic)))
            {
                await consumer.HandleAsync(messages, cancellationToken);
            }

            var done = time.GetUtcNow().UtcDateTime;
            await db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(s => s.SetProperty(m => m.DoneAt, done), cancellationToken);
        }
#pragma warning disable CA1031 // A failing consumer is recorded with its messages and tried again.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure, ids.Count, messages[0].Topic);
            var error = failure.Message[..Math.Min(failure.Message.Length, 2000)];
            var again = time.GetUtcNow().UtcDateTime.AddSeconds(Math.Pow(2, Math.Min(messages[0].Attempts + 1, 12)));
            await db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
                s => s.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Error, error).SetProperty(m => m.ClaimedUntil, again), cancellationToken);
        }
#pragma warning restore CA1031
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var old = time.GetUtcNow().UtcDateTime - Kept;
        await scope.ServiceProvider.GetRequiredService<HostDb>().Outbox.Where(m => m.DoneAt < old).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; trying again")]
    private static partial void LogUnread(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} messages of {Topic} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, int count, [InternalData] string topic);
}
