using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Imports;

internal sealed class ManHoursImport(ContractorsDb db, ICurrentUser user, SiteClock clock) : IImportKind
{
    private const int FirstYear = 2000;

    public string Name => "man-hours";
    public Sentence Title => new("Jam kerja orang", "Man-hours");
    public string Permission => ContractorsPermissions.ManHours;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("contractor", new("Kode kontraktor", "Contractor code"), ColumnType.Text, true, "K-012") { Reference = "contractors", Synonyms = ColumnWords.Contractor },
        new("site", new("Kode lokasi", "Site code"), ColumnType.Text, true, "RDX") { Reference = "sites", Synonyms = ColumnWords.Site },
        new("year", new("Tahun", "Year"), ColumnType.Integer, true, "2026") { Min = FirstYear, Max = 2100, Synonyms = ["Thn", "Tahun laporan", "Yr", "Reporting year"] },
        new("month", new("Bulan", "Month"), ColumnType.Integer, true, "3") { Min = 1, Max = 12, Synonyms = ["Bln", "Bulan laporan", "Periode", "Period", "Reporting month"] },
        new("hours", new("Jam kerja", "Hours"), ColumnType.Integer, true, "18240")
        {
            Synonyms = ["Jam kerja orang", "Jam orang", "JKO", "Total jam", "Total jam kerja", "Jumlah jam kerja", "Man-hours", "Total man-hours", "Manpower hours", "Worked hours"],
            Min = 0, Max = ManHours.MostHours, Help = new("Jam nyata dengan lembur, tanpa cuti dan sakit. 0 bila tidak ada pekerjaan.", "Worked hours with overtime, without leave and sickness. 0 if there was no work."),
        },
        new("headcount", new("Jumlah pekerja", "Head-count"), ColumnType.Integer, true, "96")
        {
            Min = 0, Max = ManHours.MostPeople,
            Synonyms = ["Tenaga kerja", "Jumlah tenaga kerja", "Jumlah karyawan", "Jumlah orang", "Pekerja", "Karyawan", "Manpower", "Number of workers", "Employees"],
        },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var contractors = await db.Contractors.Select(c => new { c.Code, c.Id, c.MainContractorId }).ToListAsync(cancellationToken);
        var contractorCodes = new CodeLookup<Guid>(ImportText.Contractor, ImportText.ImportContractorFirst, contractors.Select(c => (c.Code, c.Id)));
        var sites = await db.Sites.Select(s => new { s.Code, s.Id }).ToListAsync(cancellationToken);
        var siteCodes = new CodeLookup<Guid>(ImportText.Site, ImportText.ImportSiteFirst, sites.Select(s => (s.Code, s.Id)));
        var rows = new Dictionary<(Guid Contractor, Guid Site, int Month), ImportRow>();
        foreach (var row in batch.Rows)
        {
            var isKnown = contractorCodes.TryFind(batch, row, "contractor", out var contractor) & siteCodes.TryFind(batch, row, "site", out var site);
            if (Check(batch, row) is { } month && isKnown && !rows.TryAdd((contractor, site, month.Number), row))
            {
                var first = rows[(contractor, site, month.Number)].Line;
                batch.Refuse(row, "month", ImportText.Twice(first, $"Bulan {month} kontraktor dan lokasi ini", $"Month {month} of this contractor and site"), ImportText.KeepOne);
            }
        }

        var affected = new HashSet<Guid>();
        var known = await StoredAsync([.. rows.Keys], cancellationToken);
        foreach (var (key, row) in rows)
        {
            if (Apply(batch, row, key, known.GetValueOrDefault(key)))
            {
                affected.Add(key.Contractor);
            }
        }

        var mainOf = contractors.Where(c => c.MainContractorId is not null).ToDictionary(c => c.Id, c => c.MainContractorId!.Value);
        await db.SaveImportAsync(batch, "man-hours", user, clock, ContractorTree.Upwards(affected, mainOf), cancellationToken);
    }

    private YearMonth? Check(ImportBatch batch, ImportRow row)
    {
        if (row.Integer("year") is not (>= FirstYear and <= 2100 and var year) || row.Integer("month") is not (>= 1 and <= 12 and var monthNumber))
        {
            batch.Refuse(row, "month", new("Bulan harus 1 sampai 12, dan tahun empat angka.", "The month must be 1 to 12, and the year have four digits."),
                new("Tulis tahun dan bulan sebagai angka, misalnya 2026 dan 3.", "Write year and month as numbers, for example 2026 and 3."));
            return null;
        }

        var month = new YearMonth((int)year, (int)monthNumber);
        if (month > YearMonth.Of(clock.Today))
        {
            batch.Refuse(row, "month", new($"Bulan {month} belum terjadi.", $"Month {month} has not come yet."),
                new("Laporkan jam kerja setelah bulannya dimulai.", "Report hours once the month has begun."));
            return null;
        }

        if (row.Integer("hours") is not (>= 0 and var hours) || row.Integer("headcount") is not (>= 0 and <= int.MaxValue and var people))
        {
            var column = row.Integer("hours") is >= 0 ? "headcount" : "hours";
            batch.Refuse(row, column, new("Jam kerja dan jumlah pekerja wajib diisi dengan bilangan bulat 0 atau lebih.", "Hours and head-count must be whole numbers, 0 or more."),
                new("Isi 0 bila bulan itu tidak ada pekerjaan.", "Enter 0 if there was no work in that month."));
            return null;
        }

        return month;
    }

    private async Task<Dictionary<(Guid, Guid, int), ManHours>> StoredAsync(List<(Guid Contractor, Guid Site, int Month)> keys, CancellationToken cancellationToken)
    {
        var known = new Dictionary<(Guid, Guid, int), ManHours>();
        if (keys.Count > 0)
        {
            var (first, last) = (keys.Min(k => k.Month), keys.Max(k => k.Month));
            foreach (var some in keys.Select(k => k.Contractor).Distinct().Chunk(500))
            {
                foreach (var hours in await db.ManHours.AsNoTracking().Where(h => some.Contains(h.ContractorId) && h.Month >= first && h.Month <= last).ToListAsync(cancellationToken))
                {
                    known.Add((hours.ContractorId, hours.SiteId, hours.Month), hours);
                }
            }
        }

        return known;
    }

    private bool Apply(ImportBatch batch, ImportRow row, (Guid Contractor, Guid Site, int Month) key, ManHours? stored)
    {
        var (hours, people) = (row.Integer("hours")!.Value, (int)row.Integer("headcount")!.Value);
        var what = $"{row.Text("contractor")} {row.Text("site")} {new YearMonth(key.Month)}";
        if (stored is null)
        {
            db.ManHours.Add(new() { ContractorId = key.Contractor, SiteId = key.Site, Month = key.Month, Hours = hours, Headcount = people });
            batch.Changed(row, ChangeKind.Added, what, Question(hours, people));
            return true;
        }

        var detail = ImportDetail.Of(("hours", stored.Hours, hours), ("headcount", stored.Headcount, people));
        batch.Changed(row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, what, detail.Length > 0 ? $"{detail} {Question(hours, people)}".TrimEnd() : "");
        if (detail.Length == 0)
        {
            return false;
        }

        db.Attach(stored);
        (stored.Hours, stored.Headcount) = (hours, people);
        return true;
    }

    /// <summary>Asked in the preview, not refused: a file may hold the hours of a quarter in one row.</summary>
    private static string Question(long hours, int people) => ManHours.IsImpossible(hours, people)
        ? new Sentence($"(periksa: {people} orang tidak dapat bekerja {hours} jam sebulan)", $"(check: {people} people cannot work {hours} hours in a month)").ToString()
        : "";
}
