using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>The nights that are due: those after the last finished one up to last night, and any that was begun and never finished; oldest first.</summary>
internal sealed class CatchUp(ScorecardsDb db, EvaluateNight night, EvaluationContext context)
{
    /// <summary>The hour at the site, from 01:00, in which the first night of all is evaluated.</summary>
    public const int AlarmHour = 1;

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

    /// <summary>
    /// Before the first finished run only last night is due, and only when the alarm rings: nobody asks for the nights before the system
    /// existed, nor for one over the half-filled records of the day of its installation.
    /// </summary>
    public async Task<IReadOnlyList<DateOnly>> DueAsync(CancellationToken cancellationToken)
    {
        var last = context.LastNight;
        var finished = await db.LastFinishedAsync(context.Clock, cancellationToken);
        var isAlarm = context.Clock.ToSite(context.Clock.UtcNow).Hour == AlarmHour;
        var first = finished?.AddDays(1) ?? (isAlarm ? last : last.AddDays(1));
        var begun = await db.Runs.Where(r => r.BusinessDate < first && r.Status != RunStatus.Finished
                && !db.Runs.Any(other => other.BusinessDate == r.BusinessDate && other.Status == RunStatus.Finished))
            .Select(r => r.BusinessDate).Distinct().ToListAsync(cancellationToken);
        return [.. begun.Order(), .. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)];
    }
}
