using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Facts;

/// <summary>
/// Injury figures of all contractors together. Rates roll over twelve months and divide by the hours that were reported; the note says how many
/// months of contractors are missing, which makes a rate look too high, never too low.
/// </summary>
internal sealed class InjuryFigures(InjuryTallies tallies, Fence fence, IManHoursDirectory manHours, IContractorDirectory contractorDirectory) : IFigureSource
{
    private const int Months = EvaluationWindow.Months;

    public async Task<IReadOnlyList<Figure>> ReadAsync(EvaluationWindow window, CancellationToken cancellationToken)
    {
        using var figures = fence.ReadFigures();

        // The first point of a trend rolls over the twelve months before it.
        var first = window.FirstMonth.Add(1 - Months);
        var hours = (await manHours.TotalsAsync(first, window.LastMonth, cancellationToken)).ToDictionary(h => h.Month.Number);
        var counts = (await InjuryTallies.ByMonth(tallies.Counted(window with { FirstMonth = first })).ToListAsync(cancellationToken)).ToDictionary(m => m.Month);
        var contractors = await contractorDirectory.CountAsync(withEnded: false, cancellationToken);
        var months = Enumerable.Range(0, Months).Select(i => window.FirstMonth.Add(i)).ToList();
        var rolled = months.Select(m => Rolled(m, hours, counts)).ToList();
        var missing = Math.Max(0, contractors * Months - months.Sum(m => hours.GetValueOrDefault(m.Number).Contractors));
        var note = Note(rolled[^1].Hours, missing);
        var period = $"from={window.FirstMonth.FirstDay:yyyy-MM-dd}&to={window.Date:yyyy-MM-dd}";
        var thisMonth = $"from={window.LastMonth.FirstDay:yyyy-MM-dd}&to={window.Date:yyyy-MM-dd}";
        var million = InjuryRates.PerMillionHours;
        return
        [
            Rate("LTIFR", new("LTIFR kontraktor", "LTIFR of contractors"), new("per 1.000.000 jam", "per 1,000,000 hours"), r => million.LostTimeFrequency(r.Counts, r.Hours), 10),
            Rate("TRIFR", new("TRIFR kontraktor", "TRIFR of contractors"), new("per 1.000.000 jam", "per 1,000,000 hours"), r => million.RecordableFrequency(r.Counts, r.Hours), 20),
            Rate("SR", new("Tingkat keparahan (SR)", "Severity rate (SR)"), new("hari per 1.000.000 jam", "days per 1,000,000 hours"), r => million.Severity(r.Counts, r.Hours), 30),
            Count("INCIDENTS_MONTH", new("Insiden bulan ini", "Incidents this month"), m => m.Incidents, lowerIsBetter: null, 40),
            Count("RECORDABLES_MONTH", new("Cedera tercatat bulan ini", "Recordable injuries this month"), m => m.Recordables, lowerIsBetter: true, 50),
            new("MONTHS_MISSING", new("Bulan jam kerja belum dilaporkan", "Months of hours not reported"), missing, Sentence.Empty, "/Contractors", [], true, 60, Decimals: 0),
        ];

        Figure Rate(string code, Sentence title, Sentence unit, Func<(InjuryCounts Counts, long Hours), decimal?> rate, int order) =>
            new(code, title, rate(rolled[^1]), unit, $"/Incidents?{period}", [.. rolled.Select(rate)], true, order) { Note = note };

        Figure Count(string code, Sentence title, Func<MonthCounts, int> count, bool? lowerIsBetter, int order)
        {
            var trend = months.Select(m => (decimal?)count(counts.GetValueOrDefault(m.Number))).ToList();
            return new(code, title, trend[^1], Sentence.Empty, $"/Incidents?{thisMonth}", trend, lowerIsBetter, order, Decimals: 0);
        }
    }

    private static (InjuryCounts Counts, long Hours) Rolled(YearMonth last, Dictionary<int, MonthTotal> hours, Dictionary<int, MonthCounts> counts)
    {
        var (sum, worked) = (new InjuryCounts(), 0L);
        for (var back = 0; back < Months; back++)
        {
            var month = last.Add(-back).Number;
            var of = counts.GetValueOrDefault(month);
            worked += hours.GetValueOrDefault(month).Hours;
            sum = new(sum.Fatalities + of.Fatalities, sum.LostTime + of.LostTime, sum.Restricted + of.Restricted, sum.Medical + of.Medical, sum.SeverityDays + of.SeverityDays);
        }

        return (sum, worked);
    }

    private static Sentence Note(long hours, int missing)
    {
        var (id, en) = (CultureInfo.GetCultureInfo("id-ID"), CultureInfo.GetCultureInfo("en-US"));
        return missing == 0
            ? new(string.Create(id, $"{hours:N0} jam kerja"), string.Create(en, $"{hours:N0} hours worked"))
            : new(string.Create(id, $"{hours:N0} jam kerja; {missing:N0} bulan kontraktor belum dilaporkan"),
                string.Create(en, $"{hours:N0} hours worked; {missing:N0} contractor months not reported"));
    }
}
