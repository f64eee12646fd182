using Icmesh.Competency.Data;
using Icmesh.Competency.Pages.Competency.Workers;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Imports;

/// <summary>What both imports about a person's fitness for the site do alike: find the workers, hold one row a day, save.</summary>
internal sealed class WorkerImports(CompetencyDb db, IContractorDirectory contractors, IWorkerDirectory workers, IRuleTables tables, ICurrentUser user, SiteClock clock)
{
    public DateOnly Today => clock.Today;

    /// <param name="each">Reads a row of a worker, and applies it; says whether something changed.</param>
    public async Task RunAsync(ImportBatch batch, string subject, Func<List<Guid>, Task> load, Func<ImportRow, WorkerCard, CertificateTypes, bool> each, CancellationToken cancellationToken)
    {
        var cards = await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken);
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var people = await WorkerLookup.ReadAsync(batch, cards, workers, cancellationToken);
        var found = batch.Rows.Select(r => (Row: r, Worker: people.Find(batch, r))).Where(r => r.Worker is not null).ToList();
        await load([.. found.Select(r => r.Worker!.Id).Distinct()]);
        var affected = new HashSet<Guid>();
        foreach (var (row, worker) in found)
        {
            if (each(row, worker!, types))
            {
                affected.Add(worker!.ContractorId);
            }
        }

        var mainOf = cards.Where(c => c.MainContractorId is not null).ToDictionary(c => c.Id, c => c.MainContractorId!.Value);
        await db.SaveImportAsync(batch, subject, user, clock, ContractorTree.Upwards(affected, mainOf), cancellationToken);
    }

    /// <returns>Whether the row was refused.</returns>
    public static bool Refused(ImportBatch batch, ImportRow row, (string Field, Sentence Reason, Sentence Remedy)? fault)
    {
        if (fault is var (field, reason, remedy))
        {
            batch.Refuse(row, field, reason, remedy);
        }

        return fault is not null;
    }
}

internal sealed class FitnessImport(CompetencyDb db, WorkerImports imports) : IImportKind
{
    private const int WorkersPerQuery = 500;

    public string Name => "fitness";
    public Sentence Title => new("Kelaikan kerja (MCU)", "Fitness (check-ups)");
    public string Permission => CompetencyPermissions.Fitness;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        .. WorkerLookup.Columns,
        new("examinedOn", new("Tanggal pemeriksaan", "Day of the check-up"), ColumnType.Date, true, "2026-02-10") { Synonyms = ["Tanggal MCU", "Tgl MCU", "Check-up date"] },
        new("result", new("Hasil", "Result"), ColumnType.Choice, true, "Fit") { Choices = Enum.GetNames<FitnessResult>(), Synonyms = ["Hasil MCU", "Kesimpulan", "Conclusion"] },
        new("restrictions", new("Pembatasan", "Restrictions"), ColumnType.Text, false, "TANPA_KETINGGIAN") { Synonyms = ["Catatan", "Batasan", "Limitations"], Help = new("Kode pembatasan, dipisah koma; tanpa diagnosis.", "Codes of restrictions, separated by commas; no diagnosis.") },
        new("validUntil", new("Berlaku sampai", "Last day"), ColumnType.Date, false, "2027-02-10") { Synonyms = ["Masa berlaku", "Valid until"] },
        new("clinic", new("Klinik", "Clinic"), ColumnType.Text, true, "Klinik Sehat Pesisir") { MaxLength = Lengths.Issuer, Synonyms = ["Rumah sakit", "Fasilitas kesehatan", "Hospital"] },
    ];

    public Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<(Guid, DateOnly), Fitness>();
        return imports.RunAsync(batch, RecordHealth.Fitness, async ids =>
        {
            foreach (var some in ids.Chunk(WorkersPerQuery))
            {
                foreach (var f in await db.Fitness.AsNoTracking().Where(f => some.Contains(f.WorkerId)).ToListAsync(cancellationToken))
                {
                    stored.Add((f.WorkerId, f.ExaminedOn), f);
                }
            }
        }, (row, worker, types) =>
        {
            if (row.Date("examinedOn") is not { } day || row.Choice<FitnessResult>("result") is not { } result)
            {
                return false;
            }

            var codes = (row.Text("restrictions") ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CodeText.Normalize);
            var entry = new FitnessEntry(day, result, [.. codes], row.Date("validUntil"), row.Text("clinic") ?? "");
            return !WorkerImports.Refused(batch, row, entry.Contradiction(imports.Today, types)) && Apply(batch, row, worker, entry, stored);
        }, cancellationToken);
    }

    private bool Apply(ImportBatch batch, ImportRow row, WorkerCard worker, FitnessEntry entry, Dictionary<(Guid, DateOnly), Fitness> stored)
    {
        var what = $"{row.Text("contractor")} {worker.Name} {entry.ExaminedOn:yyyy-MM-dd}";
        if (!stored.TryGetValue((worker.Id, entry.ExaminedOn), out var known))
        {
            db.Fitness.Add(stored[(worker.Id, entry.ExaminedOn)] = entry.Make(worker.ContractorId, worker.Id));
            batch.Changed(row, ChangeKind.Added, what);
            return true;
        }

        var detail = ImportDetail.Of(
            ImportDetail.Hidden("result", known.Result, entry.Result), ImportDetail.Hidden("restrictions", known.Restrictions, entry.Codes), ("validUntil", known.ValidUntil, entry.ValidUntil), ("clinic", known.Clinic, entry.Clinic.Trim()));
        batch.Changed(row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, what, detail);
        if (detail.Length > 0)
        {
            db.Attach(known);
            entry.WriteTo(known);
        }

        return detail.Length > 0;
    }
}

internal sealed class InductionsImport(CompetencyDb db, WorkerImports imports) : IImportKind
{
    private const int WorkersPerQuery = 500;

    public string Name => "inductions";
    public Sentence Title => new("Induksi K3LH", "K3LH inductions");
    public string Permission => CompetencyPermissions.Induct;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        .. WorkerLookup.Columns,
        new("givenOn", new("Tanggal induksi", "Day of the induction"), ColumnType.Date, true, "2026-02-10") { Synonyms = ["Tgl induksi", "Induction date"] },
        new("score", new("Nilai", "Score"), ColumnType.Integer, false, "85") { Min = 0, Max = 100, Synonyms = ["Nilai uji", "Test score"] },
        new("passed", new("Lulus", "Passed"), ColumnType.Flag, false, "true") { Synonyms = ["Kelulusan", "Pass"], Help = new("Kosong bila nilai menentukannya.", "Empty where the score says it.") },
    ];

    public Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<(Guid, DateOnly), Induction>();
        return imports.RunAsync(batch, RecordHealth.Induction, async ids =>
        {
            foreach (var some in ids.Chunk(WorkersPerQuery))
            {
                foreach (var i in await db.Inductions.AsNoTracking().Where(i => some.Contains(i.WorkerId)).ToListAsync(cancellationToken))
                {
                    stored.Add((i.WorkerId, i.GivenOn), i);
                }
            }
        }, (row, worker, types) =>
        {
            if (row.Date("givenOn") is not { } day)
            {
                return false;
            }

            var entry = new InductionEntry(day, (int?)row.Integer("score"), row.Flag("passed"));
            return !WorkerImports.Refused(batch, row, entry.Contradiction(imports.Today, types)) && Apply(batch, row, worker, entry, types, stored);
        }, cancellationToken);
    }

    private bool Apply(ImportBatch batch, ImportRow row, WorkerCard worker, InductionEntry entry, CertificateTypes types, Dictionary<(Guid, DateOnly), Induction> stored)
    {
        var what = $"{row.Text("contractor")} {worker.Name} {entry.GivenOn:yyyy-MM-dd}";
        if (!stored.TryGetValue((worker.Id, entry.GivenOn), out var known))
        {
            db.Inductions.Add(stored[(worker.Id, entry.GivenOn)] = entry.Make(worker.ContractorId, worker.Id, types));
            batch.Changed(row, ChangeKind.Added, what);
            return true;
        }

        var detail = ImportDetail.Of(("score", known.Score, entry.Score), ("passed", known.IsPassed, entry.Passes(types)));
        batch.Changed(row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, what, detail);
        if (detail.Length > 0)
        {
            db.Attach(known);
            (known.Score, known.IsPassed) = (entry.Score, entry.Passes(types));
        }

        return detail.Length > 0;
    }
}
