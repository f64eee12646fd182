using System.Data.Common;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Quartz;

namespace Icmesh.Host.Activity;

/// <summary>
/// Compares the record with its anchors when the service starts, checks all of it every night, and anchors it each time and at the stop.
/// What it finds stops nobody from working; it is said aloud instead.
/// </summary>
internal sealed partial class ChainWatch(IServiceScopeFactory scopes, IDatabaseStartup database, TimeProvider time, ILogger<ChainWatch> logger) : IHostedService
{
    public Sentence? Fault { get; private set; }

    /// <summary>When all of it was checked the last time, UTC; null where that was before this start.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>When its newest anchors were compared the last time, UTC.</summary>
    public DateTime? ComparedAt { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken);
        await LookAsync(
            async check =>
            {
                var fault = await check.CompareAsync(cancellationToken);
                ComparedAt = time.GetUtcNow().UtcDateTime;
                return fault?.Text;
            },
            cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => LookAsync(_ => Task.FromResult(Fault), cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => LookAsync(
        async check =>
        {
            var faults = (await check.RunAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken)).Faults;
            CheckedAt = time.GetUtcNow().UtcDateTime;
            return faults is [var first, ..] ? first.Text : null;
        },
        cancellationToken);

    private async Task LookAsync(Func<CheckChain, Task<Sentence?>> look, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var check = scope.ServiceProvider.GetRequiredService<CheckChain>();
            Fault = await look(check);
            if (Fault is not null)
            {
                LogFault(logger, Fault.En);
            }

            if (await check.AnchorAsync(time.GetUtcNow().UtcDateTime, cancellationToken) is { } anchor)
            {
                LogHead(logger, anchor.Sequence, anchor.Hash);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fault = new("Riwayat tidak dapat dijangkar: berkas jangkarnya tidak dapat ditulis atau dibaca.", "The activity cannot be anchored: its anchor file can be neither written nor read.");
            LogNotAnchored(logger, failure);
        }
        catch (Exception failure) when (failure is DbException or ObjectDisposedException)
        {
            // The database is away, or the host is already gone: nothing is known, and the anchor before still holds.
            LogNotSeen(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The activity record was tampered with: {Fault}")]
    internal static partial void LogFault(ILogger logger, [InternalData] string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Activity chain head {Sequence} {Hash}")]
    private static partial void LogHead(ILogger logger, long sequence, [InternalData] string hash);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The activity chain could not be anchored")]
    private static partial void LogNotAnchored(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The activity chain could not be looked at")]
    private static partial void LogNotSeen(ILogger logger, Exception failure);
}

/// <summary>Rings after the nightly run.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckChainJob(ChainWatch watch) : IJob
{
    public const string Name = "activity-check";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await watch.CheckAsync(cancellationToken);
}

/// <summary>On every page of those who may see the whole record.</summary>
internal sealed class ChainNotice(ChainWatch watch, ICurrentUser user) : IUiNotice
{
    public ValueTask<Notice?> ReadAsync(CancellationToken cancellationToken) =>
        new(watch.Fault is { } fault && user.ScopeOf(ActivityPermissions.View) is Scope.All ? new Notice("bad", fault, "/Activity") : null);
}
