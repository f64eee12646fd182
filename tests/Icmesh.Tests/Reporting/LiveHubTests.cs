using Icmesh.Kernel.Data;
using Icmesh.Reporting.Events;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Reporting;

public sealed class LiveHubTests
{
    [Fact]
    public async Task An_open_page_hears_of_a_changed_score_and_leaves_nothing_behind()
    {
        var hub = new LiveHub(TimeProvider.System);
        using var page = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = hub.FollowAsync(_ => true, _ => Task.FromResult(true), page.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await events.MoveNextAsync());

        await new PublishChanges(hub).HandleAsync([new OutboxMessage { Id = 7, At = default, Topic = Topics.ScoreChanged, Payload = """{"score":81}""" }], CancellationToken.None);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("score", """{"score":81}""", "7"), (events.Current.EventType, events.Current.Data, events.Current.EventId));
        await page.CancelAsync();
        Assert.False(await events.MoveNextAsync());
        Assert.Equal(0, hub.Readers);
    }

    [Fact]
    public async Task A_page_of_somebody_who_was_shut_out_is_asked_about_within_half_a_minute_and_ends()
    {
        var (time, mayStay, asked) = (new FakeTimeProvider(), true, 0);
        var hub = new LiveHub(time);
        await using var events = hub.FollowAsync(_ => true, _ => Task.FromResult(Interlocked.Increment(ref asked) > 0 && mayStay), CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();

        await AdvanceUntilAsync(time, () => Volatile.Read(ref asked) > 0);
        Assert.False(next.IsCompleted);
        mayStay = false;
        await AdvanceUntilAsync(time, () => next.IsCompleted);

        Assert.False(await next);
        Assert.Equal(0, hub.Readers);
    }

    /// <summary>The clock is ahead of whoever waits by it: it is moved on until they have noticed.</summary>
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> isDone)
    {
        for (var i = 0; i < 500 && !isDone(); i++)
        {
            time.Advance(LiveHub.Longest);
            await Task.Delay(20);
        }
    }

    [Fact]
    public async Task Nothing_more_is_told_to_somebody_who_was_shut_out()
    {
        var time = new FakeTimeProvider();
        var hub = new LiveHub(time);
        await using var events = hub.FollowAsync(_ => true, _ => Task.FromResult(false), CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await events.MoveNextAsync());
        time.Advance(LiveHub.Shortest);

        hub.Publish(new(1, "score", "{}", null));

        Assert.False(await events.MoveNextAsync());
    }
}
