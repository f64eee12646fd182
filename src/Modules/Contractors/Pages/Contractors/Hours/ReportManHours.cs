using System.ComponentModel.DataAnnotations;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Hours;

internal sealed class ManHoursInput
{
    [Display(Name = "Site.Field"), Required] public Guid? SiteId { get; set; }

    /// <summary>As <see cref="YearMonth.Number"/>.</summary>
    [Display(Name = "Month.Field"), Required] public int? Month { get; set; }

    [Display(Name = "Hours.Field"), Required, Range(0d, ManHours.MostHours)] public long? Hours { get; set; }

    [Display(Name = "Headcount.Field"), Required, Range(0, ManHours.MostPeople)] public int? Headcount { get; set; }

    /// <summary>The reader was asked whether so many hours are right, and said yes.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>0 for a month that was not reported yet.</summary>
    public long Version { get; set; }
}

internal sealed class ReportManHours(ContractorsDb db, IContractorDirectory contractorDirectory, ICurrentUser user, SiteClock clock)
{
    /// <returns>False where somebody else saved that month in the meantime: nothing was changed.</returns>
    /// <exception cref="RefusedException">The month has not come yet, the site does not exist, or the hours need confirming.</exception>
    public async Task<bool> RunAsync(Guid contractor, ManHoursInput input, CancellationToken cancellationToken)
    {
        var (site, number, hours, people) = (input.SiteId!.Value, input.Month!.Value, input.Hours!.Value, input.Headcount!.Value);
        await CheckAsync(site, number, hours, people, input.IsConfirmed, cancellationToken);
        var stored = await db.ManHours.SingleOrDefaultAsync(h => h.ContractorId == contractor && h.SiteId == site && h.Month == number, cancellationToken);
        if ((stored?.Version ?? 0) != input.Version)
        {
            return false;
        }

        object? before = stored is null ? null : new { stored.Month, stored.Hours, stored.Headcount };
        if (stored is null)
        {
            stored = new() { ContractorId = contractor, SiteId = site, Month = number, Hours = hours, Headcount = people };
            db.ManHours.Add(stored);
        }

        (stored.Hours, stored.Headcount) = (hours, people);
        db.Record(user, clock.UtcNow, "man-hours.report", "man-hours", stored.Id, contractor, before, new { stored.Month, stored.Hours, stored.Headcount }, siteId: site);
        foreach (var one in await contractorDirectory.UpwardsAsync(contractor, cancellationToken))
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, one);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // A newer version, or the same month added by somebody else between reading and saving.
            return false;
        }
    }

    private async Task CheckAsync(Guid site, int number, long hours, int people, bool isConfirmed, CancellationToken cancellationToken)
    {
        if (number % 100 is < 1 or > 12 || new YearMonth(number) > YearMonth.Of(clock.Today) || !await db.Sites.AnyAsync(s => s.Id == site, cancellationToken))
        {
            throw new RefusedException(
                new("Bulan itu belum terjadi, atau lokasinya tidak ada.", "That month has not come yet, or the site does not exist."),
                new("Pilih bulan dan lokasi dari daftar.", "Choose month and site from the lists."));
        }

        if (!isConfirmed && ManHours.IsImpossible(hours, people))
        {
            throw new RefusedException(
                new($"{hours} jam tidak mungkin dikerjakan {people} orang dalam sebulan.", $"{people} people cannot work {hours} hours in a month."),
                new("Perbaiki angkanya, atau centang konfirmasi di bawah.", "Correct the numbers, or tick the confirmation below."));
        }
    }
}
