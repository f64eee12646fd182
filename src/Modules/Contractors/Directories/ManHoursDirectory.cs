using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

internal sealed class ManHoursDirectory(ContractorsDb db) : IManHoursDirectory
{
    public async Task<IReadOnlyList<MonthHours>> ReadAsync(
        IReadOnlyCollection<Guid> contractors, YearMonth first, YearMonth last, CancellationToken cancellationToken) =>
        await db.ManHours
            .Where(h => contractors.Contains(h.ContractorId) && h.Month >= first.Number && h.Month <= last.Number)
            .GroupBy(h => new { h.ContractorId, h.Month })
            .Select(g => new MonthHours(g.Key.ContractorId, new YearMonth(g.Key.Month), g.Sum(h => h.Hours), g.Sum(h => h.Headcount)))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<MonthTotal>> TotalsAsync(YearMonth first, YearMonth last, CancellationToken cancellationToken) =>
        await db.ManHours
            .Where(h => h.Month >= first.Number && h.Month <= last.Number)
            .GroupBy(h => h.Month)
            .Select(g => new MonthTotal(new YearMonth(g.Key), g.Sum(h => h.Hours), g.Select(h => h.ContractorId).Distinct().Count()))
            .ToListAsync(cancellationToken);
}
