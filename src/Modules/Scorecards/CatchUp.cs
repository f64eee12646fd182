using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>The nights that are due: those after the last finished one up to last night, a month at most, and any that was begun and never finished; oldest first.</summary>
internal sealed class CatchUp(ScorecardsDb db, EvaluateNight night, EvaluationContext context)
{
    /// <summary>The hour at the site, from 01:00, in which the first night of all is evaluated.</summary>
    public const int AlarmHour = 1;

    /// <summary>
    /// Nights further back than that are not made up by themselves: who evaluates a date of years ago to look at it does not ask for every
    /// night since. A month is what a plant may stand still for.
    /// </summary>
    public const int MostNights = 31;

    public async Task<IReadOnlyList<EvaluationRun>> RunAsync(string startedBy, CancellationToken cancellationToken)
    {
        var runs = new List<EvaluationRun>();
        foreach (var date in await DueAsync(cancellationToken))
        {
            runs.Add(await night.RunAsync(date, null, startedBy, null, cancellationToken));
            if (runs[^1].Status is not RunStatus.Finished)
            {
                // Somebody stopped it: the nights after it wait too.
                break;
            }
        }

        return runs;
    }

    /// <summary>The latest nights between finished ones that have no evaluation and will get none by themselves; null where there are none.</summary>
    public async Task<(DateOnly From, DateOnly To)?> SkippedAsync(CancellationToken cancellationToken)
    {
        var last = context.LastNight;
        var finished = await db.Runs.Where(r => r.Status == RunStatus.Finished && r.BusinessDate <= last && r.StartedBy != ScorecardsDemoData.By).Select(r => r.BusinessDate).Distinct()
            .OrderDescending().Take(2 * MostNights).ToListAsync(cancellationToken);
        var begins = finished.Count == 0 ? last : Later(finished[0].AddDays(1), last.AddDays(1 - MostNights));
        foreach (var date in finished)
        {
            if (date.AddDays(1) < begins)
            {
                return (date.AddDays(1), begins.AddDays(-1));
            }

            begins = date;
        }

        return null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>
    /// Before the first finished run only last night is due, and only when the alarm rings: nobody asks for the nights before the system
    /// existed, nor for one over the half-filled records of the day of its installation.
    /// </summary>
    public async Task<IReadOnlyList<DateOnly>> DueAsync(CancellationToken cancellationToken)
    {
        var last = context.LastNight;
        var finished = await db.LastFinishedAsync(context.Clock, cancellationToken);
        var isAlarm = context.Clock.ToSite(context.Clock.UtcNow).Hour == AlarmHour;
        var first = finished is { } date ? Later(date.AddDays(1), last.AddDays(1 - MostNights)) : isAlarm ? last : last.AddDays(1);
        var begun = await db.Runs.Where(r => r.BusinessDate < first && r.Status != RunStatus.Finished
                && !db.Runs.Any(other => other.BusinessDate == r.BusinessDate && other.Status == RunStatus.Finished))
            .Select(r => r.BusinessDate).Distinct().ToListAsync(cancellationToken);
        return [.. begun.Order(), .. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)];
    }
}
