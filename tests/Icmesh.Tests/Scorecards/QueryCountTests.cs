using Icmesh.Scorecards;

namespace Icmesh.Tests.Scorecards;

public sealed class QueryCountTests
{
    [Fact]
    public async Task The_queries_of_a_night_grow_with_batches_and_not_with_contractors()
    {
        var (few, oneBatch, two, three) = (await QueriesAsync(7), await QueriesAsync(EvaluateNight.BatchSize - 1), await QueriesAsync(250), await QueriesAsync(450));

        Assert.Equal(few, oneBatch);
        Assert.InRange(two - oneBatch, 1, 12);
        Assert.Equal(two - oneBatch, three - two);
    }

    /// <summary>Commands that read in the second night of so many contractors: by then the rules are loaded.</summary>
    private static async Task<int> QueriesAsync(int contractors)
    {
        var database = Nights.Database();
        try
        {
            await database.InitializeAsync();
            await database.AddManyAsync(contractors, 2026, 2);
            await database.EvaluateAsync(new(2026, 2, 27));
            var before = database.Queries.Count;
            await database.EvaluateAsync(new(2026, 2, 28));
            return database.Queries.Count - before;
        }
        finally
        {
            await database.DisposeAsync();
        }
    }
}
