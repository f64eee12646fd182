using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Changing;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Imports;

/// <summary>Who holds which piece since when: what was kept on paper until now.</summary>
internal sealed class IssuesImport(ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, ICurrentUser user, SiteClock clock) : IImportKind
{
    public string Name => "apd-issues";
    public Sentence Title => new("Penyerahan APD", "Issues of APD");
    public string Permission => ApdPermissions.Edit;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        ImportText.Contractor,
        ImportText.Serial,
        new("worker", new("Nama pekerja", "Worker's name"), ColumnType.Text, true, "Budi Santoso") { MaxLength = Lengths.Name, Synonyms = ["Nama", "Pekerja", "Name", "Worker"] },
        new("nikLast4", new("Empat angka terakhir NIK", "Last four digits of NIK"), ColumnType.Text, true, "0001") { MaxLength = 4, Synonyms = ["NIK", "Akhir NIK"] },
        new("issuedAt", new("Waktu penyerahan", "Time of issue"), ColumnType.DateTime, true, "2026-01-15 08:00") { Synonyms = ["Tanggal serah", "Tanggal", "Issued"] },
        new("endedAt", new("Waktu kembali", "Time of return"), ColumnType.DateTime, false, "") { Synonyms = ["Tanggal kembali", "Returned"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var cards = await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken);
        var known = ImportText.Contractors(cards);
        var named = batch.Rows.Select(r => CodeText.Normalize(r.Text("contractor") ?? "")).ToHashSet();
        var owners = cards.Where(c => named.Contains(CodeText.Normalize(c.Code))).Select(c => c.Id).ToList();
        var people = (await workers.AfterAsync(owners, null, int.MaxValue, cancellationToken)).ToLookup(w => PersonWords.Key(w.ContractorId, w.Name, w.NikLast4));
        var items = (await db.Items.Where(i => owners.Contains(i.ContractorId)).ToListAsync(cancellationToken)).ToDictionary(i => (i.ContractorId, i.NormalizedSerial));
        var stored = (await db.Issues.Where(i => owners.Contains(i.ContractorId)).ToListAsync(cancellationToken)).ToLookup(i => i.ItemId);
        var holders = new Dictionary<Guid, List<Issue>>();
        var catalogue = await books.CatalogueAsync(cancellationToken);
        foreach (var row in batch.Rows)
        {
            if (known.TryFind(batch, row, "contractor", out var contractor) && contractor is not null
                && Find(batch, row, contractor, items, people) is var (item, worker))
            {
                if (!holders.TryGetValue(item.Id, out var issues))
                {
                    holders.Add(item.Id, issues = [.. stored[item.Id]]);
                }

                Apply(batch, row, item, worker, issues, catalogue.Find(item.Kind));
            }
        }

        await db.SaveImportAsync(batch, "apd-issue", user, clock, [], cancellationToken);
    }

    private static (Item Item, WorkerCard Worker)? Find(
        ImportBatch batch, ImportRow row, ContractorCard contractor, Dictionary<(Guid, string), Item> items, ILookup<string, WorkerCard> people)
    {
        var found = people[PersonWords.Key(contractor.Id, row.Text("worker"), row.Text("nikLast4"))].ToList();
        var item = items.GetValueOrDefault((contractor.Id, CodeText.Normalize(row.Text("serial") ?? "")));
        if (item is null)
        {
            batch.Refuse(row, "serial", new("Kontraktor ini tidak punya APD dengan nomor seri itu.", "This contractor has no APD with that serial number."), new("Impor barang APD itu dulu.", "Import that item first."));
        }

        if (found.Count != 1)
        {
            batch.Refuse(row, "worker",
                found.Count == 0 ? new("Tidak ada pekerja dengan nama dan NIK itu di kontraktor ini.", "This contractor has no worker of that name and NIK.") : new("Ada beberapa pekerja dengan nama dan NIK itu.", "Several workers have that name and NIK."),
                new("Salin nama dan empat angka terakhir NIK dari daftar pekerja.", "Copy the name and the last four digits of the NIK from the list of workers."));
        }

        return item is null || found.Count != 1 ? null : (item, found[0]);
    }

    private void Apply(ImportBatch batch, ImportRow row, Item item, WorkerCard worker, List<Issue> issues, ApdKind? kind)
    {
        var from = clock.ToUtc(row.Time("issuedAt")!.Value);
        var to = row.Time("endedAt") is { } end ? clock.ToUtc(end) : (DateTime?)null;
        var what = $"{row.Text("contractor")} {item.Serial}";
        var same = issues.Find(i => i.WorkerId == worker.Id && i.IssuedAt == from);
        if (from > clock.UtcNow || to < from)
        {
            batch.Refuse(row, to < from ? "endedAt" : "issuedAt",
                to < from ? new("Kembali sebelum diserahkan.", "It came back before it was issued.") : new("Waktu penyerahan ada di masa depan.", "The time of issue lies in the future."),
                new("Periksa tanggalnya.", "Check the dates."));
        }
        else if (issues.Find(i => i != same && i.IssuedAt < (to ?? DateTime.MaxValue) && (i.EndedAt ?? DateTime.MaxValue) > from) is { } other)
        {
            var held = ItemRefusals.HeldAlready(item.Serial, clock.DateOf(other.IssuedAt));
            batch.Refuse(row, "serial", held.Reason, held.Remedy!);
        }
        else if (item.ManufacturedOn > clock.DateOf(from))
        {
            batch.Refuse(row, "issuedAt", new("Diserahkan sebelum dibuat.", "It was issued before it was made."), new("Periksa kedua tanggal.", "Check both dates."));
        }
        else if (same is not null)
        {
            batch.Changed(row, same.EndedAt == to ? ChangeKind.Unchanged : ChangeKind.Updated, what, ImportDetail.Of(("endedAt", same.EndedAt, to)));
            (same.EndedAt, same.EndedBy) = (to, to is null ? null : same.EndedBy ?? user.Name);
            Follow(item, issues);
        }
        else
        {
            var issue = new Issue
            {
                ContractorId = item.ContractorId, ItemId = item.Id, WorkerId = worker.Id, IssuedAt = from, IssuedBy = user.Name, Acknowledged = Acknowledgement.Paper, EndedAt = to, EndedBy = to is null ? null : user.Name,
            };
            db.Issues.Add(issue);
            issues.Add(issue);
            item.InServiceOn ??= clock.DateOf(from);
            item.NextInspectionOn ??= kind?.Inspection is { } interval ? item.InServiceOn.Value.AddDays(interval.Days) : null;
            Follow(item, issues);
            batch.Changed(row, ChangeKind.Added, what);
        }
    }

    /// <summary>Whoever holds it last says whether it is out or back; a retired or lost one stays that.</summary>
    private static void Follow(Item item, List<Issue> issues)
    {
        if (item.State is ItemState.InStock or ItemState.Issued or ItemState.Returned)
        {
            item.State = issues.Exists(i => i.EndedAt is null) ? ItemState.Issued : ItemState.Returned;
        }
    }
}
