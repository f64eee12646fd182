using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Competency.Imports;

/// <summary>Finds the workers that a file names: by NIK where it has one, else by a name that nobody else in the company has.</summary>
internal sealed class WorkerLookup
{
    private const int Batch = 10_000;

    private readonly CodeLookup<ContractorCard> _contractors;
    private readonly ILookup<(Guid, string), WorkerCard> _byName;
    private readonly IReadOnlyDictionary<(Guid ContractorId, string Nik), WorkerCard> _byNik;

    private WorkerLookup(CodeLookup<ContractorCard> contractors, IEnumerable<WorkerCard> workers, IReadOnlyDictionary<(Guid ContractorId, string Nik), WorkerCard> byNik) =>
        (_contractors, _byName, _byNik) = (contractors, workers.ToLookup(w => (w.ContractorId, CodeText.Normalize(w.Name))), byNik);

    /// <summary>The columns that every kind about a worker begins with.</summary>
    public static IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("contractor", new("Kode kontraktor", "Contractor code"), ColumnType.Text, true, "K-012") { Reference = "contractors", Synonyms = ColumnWords.Contractor },
        new("worker", new("Nama pekerja", "Worker's name"), ColumnType.Text, true, "Budi Santoso") { Synonyms = ["Nama", "Nama lengkap", "Nama karyawan", "Nama tenaga kerja", "Name", "Full name", "Employee name", "Pekerja"] },
        new("nik", new("NIK", "NIK"), ColumnType.Text, false, "1219010101900001")
        {
            Synonyms = ["No. KTP", "Nomor KTP", "KTP", "No. NIK", "Nomor NIK", "National ID"], Help = new("Hanya perlu bila dua pekerja bernama sama.", "Only needed where two workers have one name."),
        },
    ];

    /// <summary>Of all companies that the rows name: one query for companies, one for their workers, one for NIKs.</summary>
    public static async Task<WorkerLookup> ReadAsync(ImportBatch batch, IReadOnlyList<ContractorCard> contractors, IWorkerDirectory directory, CancellationToken cancellationToken)
    {
        var byCode = contractors.ToDictionary(c => CodeText.Normalize(c.Code), c => c.Id);
        var named = batch.Rows.Select(r => (Row: r, Id: r.Text("contractor") is { } code && byCode.TryGetValue(CodeText.Normalize(code), out var id) ? id : (Guid?)null)).Where(r => r.Id is not null).ToList();
        var (companies, workers) = (named.Select(r => r.Id!.Value).Distinct().ToList(), new List<WorkerCard>());
        for (Guid? after = null; companies.Count > 0;)
        {
            var some = await directory.AfterAsync(companies, after, Batch, cancellationToken);
            workers.AddRange(some);
            if (some.Count < Batch)
            {
                break;
            }

            after = some[^1].Id;
        }

        var niks = await directory.ByNikAsync([.. named.Where(r => r.Row.Text("nik") is not null).Select(r => (r.Id!.Value, r.Row.Text("nik")!))], cancellationToken);
        return new(
            new(new("kontraktor", "contractor"), new("Impor kontraktor itu dulu, atau perbaiki kodenya.", "Import that contractor first, or correct the code."), contractors.Select(c => (c.Code, c))), workers, niks);
    }

    /// <returns>Null where the row was refused.</returns>
    public WorkerCard? Find(ImportBatch batch, ImportRow row)
    {
        if (!_contractors.TryFind(batch, row, "contractor", out var contractor) || contractor is null)
        {
            return null;
        }

        if (row.Text("nik") is { } nik)
        {
            return _byNik.GetValueOrDefault((contractor.Id, nik)) ?? Refused(batch, row, "nik",
                new($"Tidak ada pekerja {contractor.Code} dengan NIK itu.", $"{contractor.Code} has no worker with that NIK."), new("Impor pekerja itu dulu, atau perbaiki NIK-nya.", "Import that worker first, or correct the NIK."));
        }

        var name = row.Text("worker") ?? "";
        var found = _byName[(contractor.Id, CodeText.Normalize(name))].ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => Refused(batch, row, "worker", new($"Tidak ada pekerja {contractor.Code} bernama \"{name}\".", $"{contractor.Code} has no worker called \"{name}\"."), new("Impor pekerja itu dulu, atau perbaiki namanya.", "Import that worker first, or correct the name.")),
            _ => Refused(batch, row, "worker", new($"{found.Count} pekerja {contractor.Code} bernama \"{name}\".", $"{found.Count} workers of {contractor.Code} are called \"{name}\"."), new("Isi kolom NIK.", "Fill in the NIK.")),
        };
    }

    private static WorkerCard? Refused(ImportBatch batch, ImportRow row, string column, Sentence reason, Sentence remedy)
    {
        batch.Refuse(row, column, reason, remedy);
        return null;
    }
}
