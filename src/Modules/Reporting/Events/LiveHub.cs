using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Icmesh.Reporting.Events;

/// <summary>Passes announced changes on to the open pages of this node. A slow page loses the oldest events, never the server's memory.</summary>
internal sealed class LiveHub
{
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
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(Func<LiveEvent, bool> sees, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(PerReader) { FullMode = BoundedChannelFullMode.DropOldest });
        _readers[channel] = sees;
        try
        {
            yield return new("{}", "open") { ReconnectionInterval = TimeSpan.FromSeconds(3) };
            while (await WaitAsync(channel.Reader, cancellationToken))
            {
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

    /// <summary>A page that goes away is no error: the stream just ends.</summary>
    private static async ValueTask<bool> WaitAsync(ChannelReader<SseItem<string>> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <param name="ContractorId">Whom it is about; null for the site as a whole.</param>
internal sealed record LiveEvent(long Id, string Kind, string Json, Guid? ContractorId);
