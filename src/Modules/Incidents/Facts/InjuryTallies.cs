using Icmesh.Incidents.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Facts;

/// <summary>Reads hours and incidents of many contractors: one query each, whatever their number.</summary>
internal sealed class InjuryTallies(IncidentsDb db, IManHoursDirectory manHours)
{
    public async Task<Dictionary<Guid, ContractorTally>> ReadAsync(IReadOnlyCollection<Guid> contractors, EvaluationWindow window, CancellationToken cancellationToken)
    {
        var tallies = new Dictionary<Guid, ContractorTally>(contractors.Count);
        foreach (var row in await manHours.ReadAsync(contractors, window.FirstMonth, window.LastMonth, cancellationToken))
        {
            Of(tallies, row.ContractorId).AddHours(Place(window, row.Month.Number), row.Hours, row.Headcount);
        }

        await foreach (var row in Grouped(Counted(window).Where(i => contractors.Contains(i.ContractorId))).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Of(tallies, row.ContractorId).AddIncidents(Place(window, row.Month), row);
        }

        return tallies;
    }

    /// <summary>Incidents of a window that figures of contractors are made of.</summary>
    public IQueryable<Incident> Counted(EvaluationWindow window)
    {
        var (first, last, to) = (window.FirstMonth.Number, window.LastMonth.Number, window.ToUtc);
        return db.Incidents.AsNoTracking().Where(i => i.Month >= first && i.Month <= last && i.OccurredAt < to && !i.IsEmployee && !i.IsCommuting);
    }

    public static IQueryable<MonthTally> Grouped(IQueryable<Incident> incidents) => incidents
        .GroupBy(i => new { i.ContractorId, i.Month })
        .Select(g => new MonthTally(
            g.Key.ContractorId,
            g.Key.Month,
            g.Sum(i => i.Class == InjuryClass.Fatality ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.Fatality && i.IsAttributable != false ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.LostTime || i.Class == InjuryClass.Permanent ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.Restricted ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.Medical ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.FirstAid ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.NearMiss ? 1 : 0),
            g.Sum(i => i.DaysCharged > 0 ? i.DaysCharged : i.DaysLost),
            g.Sum(i => i.IsConcealed ? 1 : 0)));

    /// <summary>All contractors together, one row per month.</summary>
    public static IQueryable<MonthCounts> ByMonth(IQueryable<Incident> incidents) => incidents
        .GroupBy(i => i.Month)
        .Select(g => new MonthCounts(
            g.Key,
            g.Count(),
            g.Sum(i => i.Class == InjuryClass.Fatality ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.LostTime || i.Class == InjuryClass.Permanent ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.Restricted ? 1 : 0),
            g.Sum(i => i.Class == InjuryClass.Medical ? 1 : 0),
            g.Sum(i => i.DaysCharged > 0 ? i.DaysCharged : i.DaysLost)));

    /// <summary>Place of a month in the window, 0 to 11.</summary>
    public static int Place(EvaluationWindow window, int month) =>
        (month / 100 - window.FirstMonth.Year) * 12 + month % 100 - window.FirstMonth.Month;

    private static ContractorTally Of(Dictionary<Guid, ContractorTally> tallies, Guid contractor)
    {
        ref var tally = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(tallies, contractor, out _);
        return tally ??= new ContractorTally();
    }
}
