using System.Threading.Channels;
using Icmesh.Kernel.Data;
using Icmesh.Rules.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icmesh.Rules.Live;

/// <summary>Notices changed files: the file system's events are a hint, a look every minute makes sure. A file still being written is left alone.</summary>
internal sealed partial class RulesWatcher(RulesFolder folder, IDatabaseStartup database, RuleSettings settings, RuleKinds kinds, TimeProvider time, ILogger<RulesWatcher> logger) : BackgroundService
{
    internal static readonly TimeSpan Poll = TimeSpan.FromSeconds(60), Settle = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.ReadyAsync(stoppingToken);
        var hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var poll = time.CreateTimer(_ => hints.Writer.TryWrite(true), null, TimeSpan.Zero, Poll);
        using var watcher = Watch(hints.Writer);
        await foreach (var _ in hints.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await folder.LookAsync(await StillChangingAsync(stoppingToken), stoppingToken);
            }
#pragma warning disable CA1031 // Whatever is wrong with the files or the database, the live version goes on.
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogUnread(logger, failure);
            }
#pragma warning restore CA1031
        }
    }

    private FileSystemWatcher? Watch(ChannelWriter<bool> hints)
    {
        if (!Directory.Exists(settings.Directory))
        {
            return null;
        }

        var watcher = new FileSystemWatcher(settings.Directory, "*.json") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => hints.TryWrite(true);
        watcher.Created += (_, _) => hints.TryWrite(true);
        watcher.Renamed += (_, _) => hints.TryWrite(true);
        watcher.Deleted += (_, _) => hints.TryWrite(true);
        watcher.Error += (_, _) => hints.TryWrite(true);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    /// <summary>Waits until two looks half a second apart see the same bytes, but not for ever. What changed between the last two is left.</summary>
    private async Task<IReadOnlySet<string>> StillChangingAsync(CancellationToken cancellationToken)
    {
        var before = Contents();
        for (var waited = Settle; ; waited += Settle)
        {
            await Task.Delay(Settle, time, cancellationToken);
            var now = Contents();
            var changing = now.Where(f => f.Value != before.GetValueOrDefault(f.Key)).Select(f => f.Key).ToHashSet();
            if (changing.Count == 0 || waited >= Patience)
            {
                return changing;
            }

            before = now;
        }
    }

    private Dictionary<string, string?> Contents() =>
        RuleFile.FindKnown(settings.Directory, kinds).ToDictionary(f => f, f => RuleFile.Read(settings.Directory, f).Source?.Sha256);

    [LoggerMessage(Level = LogLevel.Error, Message = "The rule files could not be read; the live version goes on")]
    private static partial void LogUnread(ILogger logger, Exception failure);
}
