using Icmesh.Apd.Catalogue;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Observing;

/// <summary>Whether somebody can have been seen: what the form and the import check alike.</summary>
internal sealed class ObservationCheck(IManHoursDirectory manHours, SiteClock clock)
{
    /// <summary>Months of contractors for which hours are reported: what <see cref="Fault"/> looks up.</summary>
    public async Task<IReadOnlyDictionary<(Guid Contractor, int Month), MonthHours>> HoursAsync(IReadOnlyCollection<Guid> contractors, DateTime firstUtc, CancellationToken cancellationToken) =>
        (await manHours.ReadAsync(contractors, YearMonth.Of(clock.DateOf(firstUtc)), YearMonth.Of(clock.Today), cancellationToken)).ToDictionary(h => (h.ContractorId, h.Month.Number));

    /// <summary>Why nobody can have seen this, the field concerned and what to do; null where it can be.</summary>
    /// <param name="worker">The person that is named; null where there is none.</param>
    /// <param name="isJob">Whether a job type of a code exists.</param>
    public (string Field, Sentence Reason, Sentence Remedy)? Fault(
        Seen seen, ContractorCard contractor, WorkerCard? worker, ApdCatalogue catalogue, Predicate<string> isJob, IReadOnlyDictionary<(Guid, int), MonthHours> hours)
    {
        if (seen.AtUtc > clock.UtcNow)
        {
            return ("observedAt", new("Waktu pengamatan ada di masa depan.", "The time of the observation lies in the future."), new("Periksa tanggal dan jamnya.", "Check date and time."));
        }

        if (worker is null || worker.ContractorId != contractor.Id)
        {
            return ("worker", new("Orang itu bukan pekerja kontraktor ini.", "That person is no worker of this contractor."), new("Pilih pekerja dari daftar kontraktor itu.", "Choose a worker of that contractor."));
        }

        if (contractor.Status is ContractorStatus.Ended || hours.TryGetValue((contractor.Id, YearMonth.Of(clock.DateOf(seen.AtUtc)).Number), out var month) && month.Hours == 0)
        {
            return ("observedAt",
                new("Menurut laporan, tidak ada pekerja kontraktor ini di lokasi pada waktu itu.", "By the reports nobody of this contractor was on site at that time."),
                new("Periksa orang dan tanggalnya, atau perbaiki laporan jam kerja bulan itu.", "Check the person and the day, or correct the man-hours of that month."));
        }

        if (!isJob(seen.JobType))
        {
            return ("jobType", new($"Tidak ada jenis pekerjaan \"{seen.JobType}\".", $"There is no job type \"{seen.JobType}\"."), new("Pilih dari daftar jenis pekerjaan.", "Choose from the list of job types."));
        }

        return seen.Missing.FirstOrDefault(m => catalogue.Find(m) is null) is { } unknown
            ? ("missing", new($"Tidak ada APD dengan kode \"{unknown}\".", $"There is no APD with the code \"{unknown}\"."), new("Pilih kode dari katalog APD.", "Choose codes of the APD catalogue."))
            : null;
    }
}
