using Icmesh.Kernel.Data;
using Icmesh.Reporting.Events;

namespace Icmesh.Tests.Reporting;

public sealed class LiveHubTests
{
    [Fact]
    public async Task An_open_page_hears_of_a_changed_score_and_leaves_nothing_behind()
    {
        var hub = new LiveHub();
        using var page = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = hub.FollowAsync(_ => true, page.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await events.MoveNextAsync());

        await new PublishChanges(hub).HandleAsync([new OutboxMessage { Id = 7, At = default, Topic = Topics.ScoreChanged, Payload = """{"score":81}""" }], CancellationToken.None);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("score", """{"score":81}""", "7"), (events.Current.EventType, events.Current.Data, events.Current.EventId));
        await page.CancelAsync();
        Assert.False(await events.MoveNextAsync());
        Assert.Equal(0, hub.Readers);
    }
}
