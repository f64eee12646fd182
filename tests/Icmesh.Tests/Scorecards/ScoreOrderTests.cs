using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Rules;
using Icmesh.Scorecards;
using Icmesh.Scorecards.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Scorecards;

public sealed class ScoreOrderTests
{
    [Theory]
    [InlineData("id-ID")]
    [InlineData("en-GB")]
    public async Task Scores_are_in_order_whatever_language_the_reader_has(string culture)
    {
        await using var app = new RecordsApp();
        using var _ = app.CreateClient();
        await app.InAsync<ScorecardsDb, int>(db =>
        {
            db.IsGuarded = false;
            foreach (var score in new[] { 86.25m, 100m, 9.5m, 76.123456m, 10m })
            {
                var entry = EntityMaker.Make(db, db.Model.FindEntityType(typeof(CurrentScore))!);
                entry.Property(nameof(CurrentScore.Score)).CurrentValue = score;
                entry.Property(nameof(CurrentScore.Grade)).CurrentValue = "GOOD";
                entry.Property(nameof(CurrentScore.Outcome)).CurrentValue = Outcome.NonCompliant;
                entry.State = EntityState.Added;
            }

            return db.SaveChangesAsync();
        });
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        var worst = await app.InAsync<IScoreDirectory, IReadOnlyList<ScoreCard>>(directory => directory.WorstAsync(10, CancellationToken.None));

        Assert.Equal([9.5m, 10m, 76.123456m, 86.25m, 100m], worst.Select(s => s.Score!.Value));
    }
}
