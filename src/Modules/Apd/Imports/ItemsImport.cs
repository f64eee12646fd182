using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Imports;

/// <summary>Pieces of APD, known by contractor and serial number.</summary>
internal sealed class ItemsImport(ApdDb db, ApdBooks books, IContractorDirectory contractors, ICurrentUser user, SiteClock clock) : IImportKind
{
    private const int KeysPerQuery = 500;

    public string Name => "apd-items";
    public Sentence Title => new("Barang APD", "APD items");
    public string Permission => ApdPermissions.Edit;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        ImportText.Contractor,
        ImportText.Serial,
        new("kind", new("Jenis APD", "Kind of APD"), ColumnType.Text, true, "HELM")
        {
            MaxLength = ApdCatalogue.CodeLength, Synonyms = ["Jenis", "Kode APD", "Type", "Kind"], Help = new("Kode dari katalog APD, misalnya HELM.", "Code of the APD catalogue, for example HELM."),
        },
        new("size", new("Ukuran", "Size"), ColumnType.Text, false, "L") { MaxLength = Lengths.Size, Synonyms = ["Nomor ukuran", "Sizes"] },
        new("manufacturedOn", new("Tanggal dibuat", "Date of manufacture"), ColumnType.Date, false, "2025-11-01") { Synonyms = ["Tanggal produksi", "Manufactured"] },
        new("inServiceOn", new("Mulai dipakai", "In service since"), ColumnType.Date, false, "2026-01-15") { Synonyms = ["Tanggal pakai", "In service"] },
        new("nextInspectionOn", new("Pemeriksaan berikutnya", "Next inspection"), ColumnType.Date, false, "2026-07-15") { Synonyms = ["Jatuh tempo periksa", "Inspection due"] },
        new("wear", new("Banyaknya pemakaian atau pencucian", "Times used or washed"), ColumnType.Integer, false, "0") { Min = 0, Max = 100_000, Synonyms = ["Jumlah cuci", "Pemakaian", "Washes", "Uses"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var known = ImportText.Contractors(await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken));
        var catalogue = await books.CatalogueAsync(cancellationToken);
        var kinds = new CodeLookup<ApdKind>(new("jenis APD", "kind of APD"), new("Pilih kode dari katalog APD.", "Choose a code of the APD catalogue."), catalogue.Kinds.Select(k => (k.Code, k)));
        var rows = new Dictionary<(Guid Contractor, string Serial), (ImportRow Row, ApdKind Kind)>();
        foreach (var row in batch.Rows)
        {
            if (Read(batch, row, known, kinds) is { } read && !rows.TryAdd(read.Key, (row, read.Kind)))
            {
                batch.Refuse(row, "serial", ImportText.Twice(rows[read.Key].Row.Line, row.Raw("serial")), ImportText.KeepOne);
            }
        }

        foreach (var some in rows.Chunk(KeysPerQuery))
        {
            var serials = some.Select(r => r.Key.Serial).ToList();
            var stored = (await db.Items.AsNoTracking().Where(i => serials.Contains(i.NormalizedSerial)).ToListAsync(cancellationToken)).ToDictionary(i => (i.ContractorId, i.NormalizedSerial));
            foreach (var (key, (row, kind)) in some)
            {
                Apply(batch, row, key.Contractor, kind, stored.GetValueOrDefault(key));
            }
        }

        await db.SaveImportAsync(batch, "apd-item", user, clock, [], cancellationToken);
    }

    private ((Guid, string) Key, ApdKind Kind)? Read(ImportBatch batch, ImportRow row, CodeLookup<ContractorCard> known, CodeLookup<ApdKind> kinds)
    {
        var errors = batch.Errors.Count;
        known.TryFind(batch, row, "contractor", out var contractor);
        kinds.TryFind(batch, row, "kind", out var kind);
        if (ItemDates.Fault(row.Date("manufacturedOn"), row.Date("inServiceOn"), clock.Today) is { } fault)
        {
            batch.Refuse(row, fault.Field, fault.Reason, fault.Remedy);
        }

        return batch.Errors.Count > errors || contractor is null || kind is null ? null : ((contractor.Id, CodeText.Normalize(row.Text("serial")!)), kind);
    }

    private void Apply(ImportBatch batch, ImportRow row, Guid contractor, ApdKind kind, Item? stored)
    {
        var item = stored ?? Item.Of(contractor, row.Text("serial")!, kind.Code);
        var what = $"{row.Text("contractor")} {item.Serial} {kind.Code}";
        var (made, service, next) = (row.Date("manufacturedOn") ?? item.ManufacturedOn, row.Date("inServiceOn") ?? item.InServiceOn, row.Date("nextInspectionOn") ?? item.NextInspectionOn);
        var (size, wear) = (row.Text("size") ?? item.Size, (int)(row.Integer("wear") ?? item.Wear));
        var detail = ImportDetail.Of(
            ("kind", item.Kind, kind.Code), ("size", item.Size, size), ("manufacturedOn", item.ManufacturedOn, made), ("inServiceOn", item.InServiceOn, service),
            ("nextInspectionOn", item.NextInspectionOn, next), ("wear", item.Wear, wear));
        batch.Changed(row, stored is null ? ChangeKind.Added : detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, what, stored is null ? "" : detail);
        if (stored is null)
        {
            db.Items.Add(item);
        }
        else if (detail.Length > 0)
        {
            db.Attach(item);
        }

        (item.Kind, item.Size, item.ManufacturedOn, item.InServiceOn, item.NextInspectionOn, item.Wear) = (kind.Code, size, made, service, next, wear);
    }
}
