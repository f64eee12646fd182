using Icmesh.Kernel.Data;
using Icmesh.Rules.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icmesh.Rules.Live;

/// <summary>Notices changed files: the watcher is a hint, a look every minute makes sure. A file still being written is left alone.</summary>
internal sealed class RulesWatcher(IServiceScopeFactory scopes, IDatabaseStartup database, RuleSettings settings, TimeProvider time, ILogger<RulesWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(60), Settle = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.ReadyAsync(stoppingToken);
        using var changed = new SemaphoreSlim(1);
        using var watcher = Watch(changed);
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(Poll, stoppingToken);
            try
            {
                await SettledAsync(stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AdoptRules>().RunAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever is wrong with the files or the database, the live version goes on.
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The rule files could not be read; the live version goes on");
            }
#pragma warning restore CA1031
        }
    }

    private FileSystemWatcher? Watch(SemaphoreSlim changed)
    {
        if (!Directory.Exists(settings.Directory))
        {
            return null;
        }

        var watcher = new FileSystemWatcher(settings.Directory, "*.json") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => Signal();
        watcher.Created += (_, _) => Signal();
        watcher.Renamed += (_, _) => Signal();
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Signal()
        {
            if (changed.CurrentCount == 0)
            {
                changed.Release();
            }
        }
    }

    /// <summary>Waits until two looks half a second apart see the same bytes.</summary>
    private async Task SettledAsync(CancellationToken cancellationToken)
    {
        for (var before = Look(); ;)
        {
            await Task.Delay(Settle, time, cancellationToken);
            var now = Look();
            if (now == before)
            {
                return;
            }

            before = now;
        }
    }

    private string Look() => string.Join('\n', RuleFile.Find(settings.Directory).Select(f => $"{f} {RuleFile.Read(settings.Directory, f).Source?.Sha256}"));
}
