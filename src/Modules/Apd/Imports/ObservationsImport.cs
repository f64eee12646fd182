using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Apd.Observing;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Imports;

/// <summary>Observations that were written down elsewhere. One that is there already is left as it is.</summary>
internal sealed class ObservationsImport(ApdDb db, ObservationBooks books, ObservationCheck check, ICurrentUser user, SiteClock clock) : IImportKind
{
    public string Name => "apd-observations";
    public Sentence Title => new("Pengamatan APD", "APD observations");
    public string Permission => ApdPermissions.Observe;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        ImportText.Contractor,
        new("worker", new("Nama pekerja", "Worker's name"), ColumnType.Text, true, "Budi Santoso") { MaxLength = Lengths.Name, Synonyms = ["Nama", "Pekerja", "Name", "Worker"] },
        new("nikLast4", new("Empat angka terakhir NIK", "Last four digits of NIK"), ColumnType.Text, true, "0001") { MaxLength = 4, Synonyms = ["NIK", "Akhir NIK"] },
        new("site", new("Kode lokasi", "Site code"), ColumnType.Text, true, "RDX") { Reference = "sites", Synonyms = ColumnWords.Site },
        new("jobType", new("Jenis pekerjaan", "Job type"), ColumnType.Text, true, "HOT_WORK") { MaxLength = ApdCatalogue.CodeLength, Synonyms = ["Pekerjaan", "Kode pekerjaan", "Job"] },
        new("observedAt", new("Waktu pengamatan", "Time of the observation"), ColumnType.DateTime, true, "2026-03-14 09:30") { Synonyms = ["Tanggal", "Waktu", "Date", "Observed"] },
        new("missing", new("APD yang kurang", "Missing APD"), ColumnType.Text, false, "HELM")
        {
            MaxLength = Lengths.Missing, Synonyms = ["Kurang", "Tidak dipakai", "Pelanggaran", "Not worn"], Help = new("Kode katalog, beberapa dipisah titik koma; kosong berarti lengkap.", "Codes of the catalogue, several separated by semicolons; empty means complete."),
        },
        new("note", new("Catatan", "Note"), ColumnType.Text, false, "") { MaxLength = Lengths.Note, Synonyms = ["Keterangan", "Remarks"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var known = await books.ReadAsync(batch, cancellationToken);
        var first = batch.Rows.Select(r => r.Time("observedAt")).Where(t => t is not null).Min() is { } earliest ? clock.ToUtc(earliest) : clock.UtcNow;
        var hours = await check.HoursAsync(known.Owners, first, cancellationToken);
        var owners = known.Owners;
        var stored = (await db.Observations.AsNoTracking().Where(o => owners.Contains(o.ContractorId) && o.ObservedAt >= first).ToListAsync(cancellationToken))
            .ToDictionary(o => (o.WorkerId, o.ObservedAt, o.JobType));
        var affected = new HashSet<Guid>();
        var lines = new Dictionary<(Guid, DateTime, string), int>();
        foreach (var row in batch.Rows)
        {
            if (Read(batch, row, known, hours) is not { } seen)
            {
                continue;
            }

            var (key, what) = ((seen.WorkerId, seen.AtUtc, seen.JobType), $"{row.Text("contractor")} {row.Raw("observedAt")} {seen.JobType}");
            if (!lines.TryAdd(key, row.Line))
            {
                batch.Refuse(row, "observedAt", ImportText.Twice(lines[key], row.Raw("observedAt")), ImportText.KeepOne);
            }
            else if (stored.ContainsKey(key))
            {
                batch.Changed(row, ChangeKind.Unchanged, what);
            }
            else
            {
                db.Observations.Add(Observation.Of(seen, user.Name, clock));
                affected.Add(seen.ContractorId);
                batch.Changed(row, ChangeKind.Added, what);
            }
        }

        await db.SaveImportAsync(batch, Observe.Subject, user, clock, ContractorTree.Upwards(affected, known.MainOf), cancellationToken);
    }

    private Seen? Read(ImportBatch batch, ImportRow row, KnownForObservations known, IReadOnlyDictionary<(Guid, int), MonthHours> hours)
    {
        var errors = batch.Errors.Count;
        known.Contractors.TryFind(batch, row, "contractor", out var contractor);
        known.Sites.TryFind(batch, row, "site", out var site);
        if (batch.Errors.Count > errors || contractor is null || site is null)
        {
            return null;
        }

        var people = known.People[PersonWords.Key(contractor.Id, row.Text("worker"), row.Text("nikLast4"))].ToList();
        var missing = (row.Text("missing") ?? "").Split([';', ',', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CodeText.Normalize).Distinct().ToList();
        var seen = new Seen(contractor.Id, people.Count == 1 ? people[0].Id : Guid.Empty, site.Id, null, CodeText.Normalize(row.Text("jobType") ?? ""), clock.ToUtc(row.Time("observedAt")!.Value), missing, row.Text("note") ?? "");
        if (check.Fault(seen, contractor, people.Count == 1 ? people[0] : null, known.Catalogue, known.Jobs.Contains, hours) is { } fault)
        {
            batch.Refuse(row, fault.Field, fault.Reason, fault.Remedy);
            return null;
        }

        return seen;
    }
}

/// <summary>What rows of observations are looked up in.</summary>
internal sealed record KnownForObservations(
    CodeLookup<ContractorCard> Contractors, CodeLookup<SiteCard> Sites, IReadOnlyList<Guid> Owners, ILookup<string, WorkerCard> People, IReadOnlySet<string> Jobs, ApdCatalogue Catalogue,
    IReadOnlyDictionary<Guid, Guid> MainOf);

internal sealed class ObservationBooks(ApdBooks books, IContractorDirectory contractors, ISiteDirectory sites, IWorkerDirectory workers, IJobTypeDirectory jobTypes)
{
    public async Task<KnownForObservations> ReadAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var cards = await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken);
        var named = batch.Rows.Select(r => CodeText.Normalize(r.Text("contractor") ?? "")).ToHashSet();
        var owners = cards.Where(c => named.Contains(CodeText.Normalize(c.Code))).Select(c => c.Id).ToList();
        var people = await workers.AfterAsync(owners, null, int.MaxValue, cancellationToken);
        return new(
            ImportText.Contractors(cards),
            new(new("lokasi", "site"), new("Impor lokasi itu dulu, atau perbaiki kodenya.", "Import that site first, or correct the code."), (await sites.ListAsync(cancellationToken)).Select(s => (s.Code, s))),
            owners, people.ToLookup(w => PersonWords.Key(w.ContractorId, w.Name, w.NikLast4)), (await jobTypes.ListAsync(cancellationToken)).Select(j => j.Code).ToHashSet(),
            await books.CatalogueAsync(cancellationToken), cards.Where(c => c.MainContractorId is not null).ToDictionary(c => c.Id, c => c.MainContractorId!.Value));
    }
}
