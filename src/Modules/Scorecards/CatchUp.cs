using Icmesh.Scorecards.Data;

namespace Icmesh.Scorecards;

/// <summary>The nights that are due: from the day after the last finished one to last night, oldest first.</summary>
internal sealed class CatchUp(ScorecardsDb db, EvaluateNight night, EvaluationContext context)
{
    public async Task<IReadOnlyList<EvaluationRun>> RunAsync(string startedBy, CancellationToken cancellationToken)
    {
        var runs = new List<EvaluationRun>();
        foreach (var date in await DueAsync(cancellationToken))
        {
            runs.Add(await night.RunAsync(date, null, startedBy, null, cancellationToken));
        }

        return runs;
    }

    /// <summary>Before the first finished run only last night is due: nobody asks for the nights before the system existed.</summary>
    public async Task<IReadOnlyList<DateOnly>> DueAsync(CancellationToken cancellationToken)
    {
        var last = context.LastNight;
        var finished = await db.LastFinishedAsync(cancellationToken);
        var first = finished is { } day ? day.AddDays(1) : last;
        return first > last ? [] : [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)];
    }
}
