using Icmesh.Permits.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>Gives out numbers that never repeat within a site and year, however many ask at once: whoever asks holds the record, and the row, until its transaction ends.</summary>
internal sealed class NextNumber(PermitsDb db)
{
    /// <summary>To be called in a transaction that holds the record, see <see cref="Kernel.Data.ModuleDb.HoldRecordAsync"/>.</summary>
    public async Task<int> TakeAsync(Guid site, int year, CancellationToken cancellationToken)
    {
        var series = await db.Numbers.SingleOrDefaultAsync(n => n.SiteId == site && n.Year == year, cancellationToken);
        if (series is null)
        {
            db.Numbers.Add(series = new() { SiteId = site, Year = year });
        }

        return ++series.Last;
    }

    public static string Text(string siteCode, int year, int sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"IK-{siteCode}-{year}-{sequence:00000}");
}
