using Icmesh.Contractors.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Imports;

internal sealed class WorkersImport(ContractorsDb db, NikHasher niks, ICurrentUser user, SiteClock clock) : IImportKind
{
    public string Name => "workers";
    public Sentence Title => new("Pekerja", "Workers");
    public string Permission => ContractorsPermissions.Edit;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("contractor", new("Kode kontraktor", "Contractor code"), ColumnType.Text, true, "K-012") { Reference = "contractors", Synonyms = ColumnWords.Contractor },
        new("name", new("Nama pekerja", "Worker's name"), ColumnType.Text, true, "Budi Santoso") { MaxLength = Lengths.Name, Synonyms = ["Nama", "Nama lengkap", "Nama karyawan", "Nama tenaga kerja", "Name", "Full name", "Employee name"] },
        new("nik", new("NIK", "NIK"), ColumnType.Text, true, "1219010101900001")
        {
            Synonyms = ["No. KTP", "Nomor KTP", "KTP", "No. NIK", "Nomor NIK", "Nomor induk kependudukan", "National ID", "ID card number"],
            Help = new("16 angka. Format sel sebagai teks: Excel membulatkan angka panjang.", "16 digits. Format the cell as text: Excel rounds long numbers."),
        },
        new("position", new("Jabatan", "Position"), ColumnType.Text, false, "Juru las") { MaxLength = Lengths.Position, Synonyms = ["Posisi", "Pekerjaan", "Profesi", "Job title", "Job", "Trade"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var contractors = new CodeLookup<Guid>(ImportText.Contractor, ImportText.ImportContractorFirst,
            (await db.Contractors.Select(c => new { c.Code, c.Id }).ToListAsync(cancellationToken)).Select(c => (c.Code, c.Id)));
        var rows = new Dictionary<(Guid Contractor, string NikHash), (ImportRow Row, string Last4)>();
        foreach (var row in batch.Rows)
        {
            var isKnown = contractors.TryFind(batch, row, "contractor", out var contractor);
            if (!NikHasher.IsValid(row.Text("nik")))
            {
                batch.Refuse(row, "nik", NikHasher.Reason,
                    new("Salin dari KTP; format sel sebagai teks.", "Copy it from the identity card; format the cell as text."));
            }
            else if (isKnown)
            {
                var (last4, hash) = niks.Protect(row.Text("nik")!);
                if (!rows.TryAdd((contractor, hash), (row, last4)))
                {
                    batch.Refuse(row, "nik", ImportText.Twice(rows[(contractor, hash)].Row.Line, $"NIK …{last4}", $"NIK …{last4}"), ImportText.KeepOne);
                }
            }
        }

        var known = new Dictionary<(Guid, string), Worker>();
        foreach (var some in rows.Keys.Select(k => k.Contractor).Distinct().Chunk(500))
        {
            foreach (var worker in await db.Workers.AsNoTracking().Where(w => some.Contains(w.ContractorId)).ToListAsync(cancellationToken))
            {
                known.Add((worker.ContractorId, worker.NikHash), worker);
            }
        }

        foreach (var (key, (row, last4)) in rows)
        {
            Apply(batch, row, key, last4, known.GetValueOrDefault(key));
        }

        await db.SaveImportAsync(batch, "worker", user, clock, [], cancellationToken);
    }

    private void Apply(ImportBatch batch, ImportRow row, (Guid Contractor, string NikHash) key, string last4, Worker? worker)
    {
        var name = row.Text("name") ?? "";
        var position = row.Text("position") ?? worker?.Position;
        var what = $"{row.Text("contractor")} …{last4} {name}";
        if (worker is null)
        {
            db.Workers.Add(new() { ContractorId = key.Contractor, NikHash = key.NikHash, NikLast4 = last4, Name = name, Position = position });
            batch.Changed(row, ChangeKind.Added, what);
            return;
        }

        var detail = ImportDetail.Of(("name", worker.Name, name), ("position", worker.Position, position));
        if (detail.Length > 0)
        {
            db.Attach(worker);
            (worker.Name, worker.Position) = (name, position);
        }

        batch.Changed(row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, what, detail);
    }
}
