using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Icmesh.Reporting.Events;

/// <summary>Passes announced changes on to the open pages of this node. A slow page loses the oldest events, never the server's memory.</summary>
internal sealed class LiveHub(TimeProvider time)
{
    /// <summary>How long somebody who was shut out still hears: this long where nothing happens, a few seconds where much does.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30), Shortest = TimeSpan.FromSeconds(5);

    private const int PerReader = 256;

    private readonly ConcurrentDictionary<Channel<SseItem<string>>, Func<LiveEvent, bool>> _readers = new();

    public int Readers => _readers.Count;

    public void Publish(LiveEvent change)
    {
        var item = new SseItem<string>(change.Json, change.Kind) { EventId = change.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var (reader, sees) in _readers)
        {
            if (sees(change))
            {
                reader.Writer.TryWrite(item);
            }
        }
    }

    /// <summary>Events from now on. The first one says that the line is open.</summary>
    /// <param name="goesOn">Asked again and again; the line ends as soon as it says no.</param>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(
        Func<LiveEvent, bool> sees, Func<CancellationToken, Task<bool>> goesOn, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(PerReader) { FullMode = BoundedChannelFullMode.DropOldest });
        _readers[channel] = sees;
        var asked = time.GetUtcNow();
        try
        {
            yield return new("{}", "open") { ReconnectionInterval = TimeSpan.FromSeconds(3) };
            while (await WaitAsync(channel.Reader, cancellationToken))
            {
                if (time.GetUtcNow() - asked >= Shortest)
                {
                    asked = time.GetUtcNow();
                    if (!await goesOn(cancellationToken))
                    {
                        yield break;
                    }
                }

                while (channel.Reader.TryRead(out var item))
                {
                    yield return item;
                }
            }
        }
        finally
        {
            _readers.TryRemove(channel, out _);
        }
    }

    /// <returns>False where the page went away, which is no error: the stream just ends. True for an event, and when it is time to ask again.</returns>
    private async ValueTask<bool> WaitAsync(ChannelReader<SseItem<string>> reader, CancellationToken cancellationToken)
    {
        using var longest = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
        try
        {
            return await reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return !cancellationToken.IsCancellationRequested;
        }
    }
}

/// <param name="ContractorId">Whom it is about; null for the site as a whole.</param>
internal sealed record LiveEvent(long Id, string Kind, string Json, Guid? ContractorId);
